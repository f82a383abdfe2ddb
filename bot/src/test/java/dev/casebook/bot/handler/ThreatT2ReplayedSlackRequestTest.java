package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.work.Job;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Threat T2: however often one signed request of Slack comes, what it asks for has one id, by which the inbox knows it. */
class ThreatT2ReplayedSlackRequestTest {
    private final Front front = new Front();

    @Test
    void aHundredReplaysOfAPressAreOneRequest() {
        for (int i = 0; i < 100; i++) {
            front.payload("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                    + "\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"13.37\",\"response_url\":\"https://hooks.slack.com/x\","
                    + "\"actions\":[{\"action_id\":\"retire_case\",\"value\":\"7KQ2M9XA\"}]}");
        }
        assertThat(front.jobs.stream().map(job -> ((Job.Desk) job).ping().id()).collect(Collectors.toSet()))
                .containsExactly("action:13.37:retire_case");
    }

    @Test
    void anotherPressIsAnotherRequest() {
        for (String trigger : new String[] {"13.37", "13.38"}) {
            front.payload("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                    + "\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"" + trigger
                    + "\",\"response_url\":\"https://hooks.slack.com/x\","
                    + "\"actions\":[{\"action_id\":\"retire_case\",\"value\":\"7KQ2M9XA\"}]}");
        }
        assertThat(front.jobs.stream().map(job -> ((Job.Desk) job).ping().id()).distinct())
                .hasSize(2);
    }
}
