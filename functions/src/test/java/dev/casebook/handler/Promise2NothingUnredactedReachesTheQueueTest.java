package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 2: webhook text is redacted before the queue. What is looked at is the message as the queue gets it. */
class Promise2NothingUnredactedReachesTheQueueTest {
    private final WebhookDesk desk = new WebhookDesk();

    private String message(String body) {
        assertThat(desk.post(desk.signed(body)).getStatusCode()).isEqualTo(200);
        List<Job.HandleAlert> jobs = desk.accepted();
        assertThat(jobs).hasSize(1);
        return Messages.write(jobs.getFirst());
    }

    /** The value stands in the title, in labels and annotations of the group and of the alert, and in a link. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.roe@home.example",
                "4111111111111111",
                "+12025550143",
                "DE89370400440532013000",
                "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH"
            })
    void aPersonalValueIsInNoPartOfTheMessage(String value) {
        String message = message(WebhookDesk.grafana("firing", "2026-03-01T07:59:00Z", "clinic", value));

        assertThat(message).doesNotContain(value).contains("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void aPersonalValueInTheGroupKeyIsInNoPartOfTheMessage() {
        String message = message(WebhookDesk.firing().replace("{}:{", "{}/{user=\\\"jane.roe@home.example\\\"}:{"));

        assertThat(message).doesNotContain("jane.roe").contains("EMAIL");
    }

    @Test
    void aNameThatALabelGivesAwayIsInNoPartOfTheMessage() {
        String body = WebhookDesk.grafana("firing", "2026-03-01T07:59:00Z", "clinic", "Octavia Brandt called twice")
                .replace("\"trace_id\":", "\"patient_name\": \"Octavia Brandt\", \"trace_id\":");

        assertThat(message(body))
                .doesNotContain("Octavia")
                .doesNotContain("Brandt")
                .contains("called twice");
    }

    @Test
    void whatIsConfiguredForTheRoutesAgentHolds() {
        String body = WebhookDesk.grafana(
                        "firing", "2026-03-01T07:59:00Z", "clinic", "Dr. Amara Okafor, Ms. Octavia Brandt")
                .replace("\"trace_id\":", "\"member_code\": \"zz-17-b\", \"trace_id\":");

        assertThat(message(body))
                .contains("Dr. Amara Okafor")
                .doesNotContain("Octavia")
                .doesNotContain("zz-17-b");
    }
}
