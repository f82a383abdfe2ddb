package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.work.Job;
import dev.casebook.work.Job.DecideIncident.What;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The buttons of an incident, from what Slack sends to the job. */
class IncidentButtonsTest {
    private final Front front = new Front();

    private void press(String actionId, String content) {
        var response = front.payload("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                + "\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"13.37\","
                + "\"response_url\":\"https://hooks.slack.com/commands/1\",\"actions\":[{\"action_id\":\"" + actionId
                + "\"," + content + "}]}");
        assertThat(response.getStatusCode()).isEqualTo(200);
    }

    private Job.DecideIncident decision() {
        assertThat(front.jobs).hasSize(1);
        return (Job.DecideIncident) front.jobs.getFirst();
    }

    @Test
    void whoIsChosenFromTheListLooksAfterTheIncident() {
        press("assign_incident:INC-7KQ2M9XA", "\"type\":\"users_select\",\"selected_user\":\"U0MARIA\"");
        assertThat(decision().incident()).isEqualTo("INC-7KQ2M9XA");
        assertThat(decision().what()).isEqualTo(What.ASSIGN);
        assertThat(decision().detail()).isEqualTo("U0MARIA");
    }

    @Test
    void anInfrastructureAlertIsOneTapFromAPlatformIssue() {
        press("platform_issue", "\"value\":\"INC-7KQ2M9XA\"");
        assertThat(decision().what()).isEqualTo(What.PLATFORM_ISSUE);
        assertThat(decision().detail()).isNotBlank();
    }

    @Test
    void notADefectAsksForTheKindAndTheReason() throws IOException {
        press("not_a_defect", "\"value\":\"INC-7KQ2M9XA\"");
        assertThat(front.jobs).isEmpty();
        assertThat(front.views).singleElement().asString().contains("\"private_metadata\":\"INC-7KQ2M9XA C1\"");

        assertThat(errors("null", "\"typo\"").path("kind").asText()).isNotBlank();
        assertThat(errors("\"ADMIN\"", "\"typo\"").path("kind").asText()).isNotBlank();
        assertThat(errors("\"USER_ERROR\"", "\"  \"").path("reason").asText()).isNotBlank();
        assertThat(front.jobs).isEmpty();

        assertThat(submit("\"USER_ERROR\"", "\"asked for a Sunday\"")
                        .path("response_action")
                        .asText())
                .isEqualTo("clear");
        assertThat(decision().what()).isEqualTo(What.USER_ERROR);
        assertThat(decision().detail()).isEqualTo("asked for a Sunday");
    }

    private JsonNode errors(String kind, String reason) throws IOException {
        return submit(kind, reason).path("errors");
    }

    private JsonNode submit(String kind, String reason) throws IOException {
        return Front.json(front.payload(
                "{\"type\":\"view_submission\",\"user\":{\"id\":\"U1\"},\"team\":{\"id\":\"T1\"},\"view\":{\"id\":\"V1\","
                        + "\"hash\":\"h1\",\"callback_id\":\"not_a_defect\",\"private_metadata\":\"INC-7KQ2M9XA C1\","
                        + "\"state\":{\"values\":{\"kind\":{\"kind\":{\"selected_option\":{\"value\":" + kind + "}}},"
                        + "\"reason\":{\"reason\":{\"value\":" + reason + "}}}}}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_a_defect", "platform_issue", "assign_incident"})
    void aStrangeValueExplainsItself(String action) {
        press(action, "\"value\":\"<!channel>|||||\"");
        assertThat(front.jobs)
                .singleElement()
                .satisfies(job -> assertThat(((Job.Tell) job).text()).contains("out of date"));
    }
}
