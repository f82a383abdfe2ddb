package dev.casebook.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Job JOB = new Job.Tell(
            new Ping("p", "U1", new Address.Direct("U1"), Instant.parse("2026-03-02T03:00:00Z")), "Hello.");

    @AfterEach
    void leave() {
        Trail.leave();
    }

    @Test
    void whatIsSentOnATrailCarriesItAndReadsAsBefore() {
        Trail.follow(ID);
        String job = Messages.write(JOB);
        String reply = Messages.write((Reply) new Reply.Told(new Address.Direct("U1"), "Hello."));
        assertThat(Messages.trail(job)).contains(ID);
        assertThat(Messages.trail(reply)).contains(ID);
        assertThat(Messages.readJob(job)).isEqualTo(JOB);
    }

    @Test
    void offEveryTrailNothingIsWritten() {
        assertThat(Messages.write(JOB)).doesNotContain("trail");
        assertThat(Messages.trail(Messages.write(JOB))).isEmpty();
        assertThat(Messages.trail("no json")).isEmpty();
    }

    @Test
    void whatIsNoTrailsIdIsNotFollowed() {
        Trail.follow("4bf9\n{\"level\":\"ERROR\"}");
        assertThat(Trail.current()).isEmpty();
    }

    @Test
    void threadsThatAreStartedOnATrailFollowIt() throws InterruptedException {
        Trail.follow(ID);
        String[] seen = new String[1];
        Thread.ofVirtual().start(() -> seen[0] = Trail.current().orElse("")).join();
        assertThat(seen[0]).isEqualTo(ID);
    }
}
