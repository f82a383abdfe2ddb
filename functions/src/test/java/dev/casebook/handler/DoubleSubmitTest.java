package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The same asked for twice: by Slack's retries, by a replayed request, by an impatient hand. */
class DoubleSubmitTest {
    private final FunctionsHouse house = new FunctionsHouse();

    private Job.Show show(String id, String saying) {
        return new Job.Show(
                new Ping(
                        id,
                        "U1",
                        new Address.Ephemeral("", "C1", "U1"),
                        house.clock.instant(),
                        Optional.of(new Ping.Person("T1", Optional.of(saying)))),
                new Subject(Subject.Kind.STATUS, ""));
    }

    private int shown() {
        return house.queues.takeReplies().size();
    }

    @Test
    void theSameWithinTenSecondsIsOneRequest() {
        house.deliver(show("command:1", "U1 C1 status"));
        house.clock.advance(Duration.ofSeconds(10));
        house.deliver(show("command:2", "U1 C1 status"));
        assertThat(shown()).isEqualTo(1);
        house.clock.advance(Duration.ofSeconds(1));
        house.deliver(show("command:3", "U1 C1 status"));
        assertThat(shown()).isEqualTo(1);
    }

    @Test
    void somethingElseSaidAtTheSameTimeIsAnotherRequest() {
        house.deliver(show("command:1", "U1 C1 status"));
        house.deliver(show("command:2", "U1 C2 status"));
        house.deliver(show("command:3", "U2 C1 status"));
        assertThat(shown()).isEqualTo(3);
    }

    @Test
    void whatSlackDeliversAgainIsDoneOnceAndNotTakenForADoubleOfItself() {
        Job.Show job = show("event:Ev1", "U1 C1 status");
        for (int i = 0; i < 4; i++) {
            house.deliver(job);
            house.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(shown()).isEqualTo(1);
    }

    @RepeatedTest(5)
    void ofManyAtOnceExactlyOneIsFirst() throws InterruptedException {
        Thread[] hands = new Thread[8];
        for (int i = 0; i < hands.length; i++) {
            Job.Show job = show("command:" + i, "U1 C1 eval clinic");
            hands[i] = Thread.ofVirtual().start(() -> house.deliver(job));
        }
        for (Thread hand : hands) {
            hand.join();
        }
        assertThat(shown()).isEqualTo(1);
    }
}
