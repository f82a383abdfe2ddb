package dev.casebook.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.trace.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that real servers sent. */
class RecordedAlertsTest {
    private static byte[] fixture(String name) throws IOException {
        return Files.readAllBytes(SharedFixtures.file(name));
    }

    @ParameterizedTest
    @CsvSource({
        "grafana/alerting-firing-two-alerts.json",
        "grafana/alerting-firing-v11.json",
        "alertmanager/firing-two-alerts.json",
        "alertmanager/recorded-01-firing-group-of-two.json",
        "alertmanager/recorded-02-firing-single-no-generator-url.json",
        "alertmanager/recorded-03-firing-group-with-one-resolved.json",
        "alertmanager/recorded-04-resolved.json",
        "alertmanager/recorded-05-firing-unicode-nanosecond-start.json",
        "alertmanager/recorded-06-truncated-max-alerts-1.json"
    })
    void everyRecordedBodyIsReadAsItStands(String name) throws IOException {
        byte[] body = fixture(name);
        JsonNode tree = Json.mapper().readTree(body);

        Alert alert = (name.startsWith("grafana") ? new GrafanaAlerts() : new AlertmanagerAlerts())
                .parse("source", body)
                .orElseThrow();

        assertThat(alert.firing()).isEqualTo(tree.path("status").asText().equals("firing"));
        assertThat(alert.group()).isEqualTo(tree.path("groupKey").asText());
        assertThat(alert.members()).hasSize(tree.path("alerts").size());
        assertThat(alert.labels()).containsKey("alertname");
        assertThat(alert.title()).isNotBlank();
        assertThat(alert.links()).doesNotContain("");
    }

    @Test
    void aGroupWithOneResolvedMemberIsToldByTheOneThatFires() throws IOException {
        Alert alert = new AlertmanagerAlerts()
                .parse("a", fixture("alertmanager/recorded-03-firing-group-with-one-resolved.json"))
                .orElseThrow();

        assertThat(alert.labels()).containsEntry("run_id", "run-90be1d44");
        assertThat(alert.annotations()).doesNotContainKey("trace_id");
        assertThat(alert.members()).extracting(Alert.Member::firing).containsExactly(false, true);
    }

    @Test
    void theTraceOfAFailedRunIsAmongTheAnnotations() throws IOException {
        Alert alert = new AlertmanagerAlerts()
                .parse("a", fixture("alertmanager/recorded-01-firing-group-of-two.json"))
                .orElseThrow();

        assertThat(alert.annotations()).containsEntry("trace_id", "5b8efff798038103d269b633813fc60c");
    }

    @Test
    void nanosecondsAndOtherScriptsSurvive() throws IOException {
        Alert alert = new AlertmanagerAlerts()
                .parse("a", fixture("alertmanager/recorded-05-firing-unicode-nanosecond-start.json"))
                .orElseThrow();

        assertThat(alert.labels()).containsEntry("run_id", "run-é-✓");
        assertThat(alert.members().getFirst().startsAt()).isEqualTo(Instant.parse("2026-11-21T00:06:12.775824206Z"));
    }
}
