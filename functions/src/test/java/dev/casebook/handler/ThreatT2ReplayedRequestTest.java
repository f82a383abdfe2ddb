package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.Case;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Threat T2: a signed request that is sent again within the five minutes of its signature does nothing; the inbox knows it. */
class ThreatT2ReplayedRequestTest {
    private final FunctionsHouse house = new FunctionsHouse();

    private void hundredTimes(Job job) {
        for (int i = 0; i < 100; i++) {
            house.deliver(job);
        }
        house.settle();
    }

    /** As the front makes it of one command: every replay has the same id. */
    private Ping ping(String trigger) {
        return new Ping(
                "command:" + trigger,
                "U1",
                new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U1"),
                house.clock.instant());
    }

    private Case theCase() {
        List<Case> cases = house.wiring.cases().cases("clinic");
        assertThat(cases).hasSize(1);
        return cases.getFirst();
    }

    @Test
    void aHundredReplaysOfACommandAreOneCaseOneAnswerAndOneConfirmation() {
        hundredTimes(new Job.AddCase(
                ping("13.37"),
                FunctionsHouse.FAILURE.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        hundredTimes(new Job.AnswerCase(
                ping("13.38"), theCase().id().display(), "It is taken.", List.of(), List.of(), List.of()));

        assertThat(theCase().revision()).isEqualTo(2);
        assertThat(house.queues.replies().stream().filter(Reply.Told.class::isInstance))
                .hasSize(1);
        assertThat(house.wiring.incidents().open(10))
                .singleElement()
                .satisfies(incident -> assertThat(incident.occurrences()).isEqualTo(1));
    }
}
