package dev.casebook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertParsersTest {
    private final AlertParser grafana = new GrafanaAlerts();
    private final AlertParser alertmanager = new AlertmanagerAlerts();

    private static byte[] body(String name) throws IOException {
        try (InputStream in = AlertParsersTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static byte[] changed(String name, Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) Json.mapper().readTree(body(name));
        change.accept(tree);
        return tree.toString().getBytes(UTF_8);
    }

    @Test
    void aGrafanaGroupIsToldByItsFirstMemberThatStillFires() throws IOException {
        assertThat(grafana.parse("grafana", body("grafana-two-alerts.json")).orElseThrow())
                .isEqualTo(new Alert(
                        "grafana",
                        "{}:{alertname=\"Booking failed\"}",
                        true,
                        "[FIRING:1, RESOLVED:1] Booking failed",
                        Map.of("alertname", "Booking failed", "service_name", "clinic-scheduler", "instance", "b"),
                        Map.of(
                                "summary",
                                "An appointment was booked twice",
                                "trace_id",
                                "4bf92f3577b34da6a3ce929d0e0e4736",
                                "valueString",
                                "[ var='A' labels={} value=2 ]"),
                        List.of(
                                "https://grafana.example/alerting/grafana/one/view?orgId=1",
                                "https://grafana.example/d/clinic?orgId=1",
                                "https://grafana.example/d/clinic?orgId=1&viewPanel=2"),
                        List.of(
                                new Alert.Member(
                                        "00aa",
                                        Instant.parse("2026-03-01T07:00:00.123456Z"),
                                        false,
                                        Map.of("instance", "a"),
                                        Map.of(
                                                "summary",
                                                "The first one is over",
                                                "trace_id",
                                                "11111111111111111111111111111111")),
                                new Alert.Member("00BB", Instant.parse("2026-03-01T07:10:00Z"), true))));
    }

    @Test
    void anAlertmanagerGroupIsNamedByItsAlertAndSummary() throws IOException {
        assertThat(alertmanager
                        .parse("prometheus", body("alertmanager-one-alert.json"))
                        .orElseThrow())
                .isEqualTo(new Alert(
                        "prometheus",
                        "{}:{service=\"support\"}",
                        false,
                        "ToolErrors: search fails",
                        Map.of("alertname", "ToolErrors", "service", "support"),
                        Map.of("summary", "search fails"),
                        List.of(),
                        List.of(new Alert.Member(
                                "9d046d6e7de572fa", Instant.parse("2026-03-01T07:10:00.123456789Z"), false))));
    }

    @Test
    void anAlertWithoutANameStillHasATitle() throws IOException {
        byte[] nameless = changed("alertmanager-one-alert.json", tree -> {
            ((ObjectNode) tree.get("commonLabels")).remove("alertname");
            ((ObjectNode) tree.at("/alerts/0/labels")).remove("alertname");
        });
        byte[] bare = changed("alertmanager-one-alert.json", tree -> {
            tree.putObject("commonLabels");
            tree.remove(List.of("groupLabels", "commonAnnotations"));
            ((ObjectNode) tree.at("/alerts/0")).remove(List.of("labels", "annotations", "generatorURL"));
        });

        assertThat(alertmanager.parse("a", nameless).orElseThrow().title()).isEqualTo("search fails");
        assertThat(alertmanager.parse("a", bare).orElseThrow().title()).isEqualTo("An alert without a name");
        assertThat(alertmanager.parse("a", bare).orElseThrow().labels()).isEmpty();
    }

    @Test
    void labelsThatAreNoTextAreReadAsOne() throws IOException {
        byte[] odd = changed(
                "alertmanager-one-alert.json",
                tree -> ((ObjectNode) tree.at("/alerts/0/labels"))
                        .put("count", 3)
                        .put("debug", true)
                        .putNull("empty"));

        assertThat(alertmanager.parse("a", odd).orElseThrow().labels())
                .containsEntry("count", "3")
                .containsEntry("debug", "true")
                .doesNotContainKey("empty");
    }

    @Test
    void onlyTheFirstThousandMembersOfAGroupAreKept() throws IOException {
        byte[] many = changed("alertmanager-one-alert.json", tree -> {
            ArrayNode alerts = (ArrayNode) tree.get("alerts");
            JsonNode one = alerts.get(0);
            for (int i = 0; i < 1500; i++) {
                alerts.add(one.deepCopy());
            }
        });

        assertThat(alertmanager.parse("a", many).orElseThrow().members()).hasSize(1000);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /version             |                  | version
            /version             | "4"              | version
            /status              |                  | status
            /status              | "ok"             | status
            /groupKey            |                  | groupKey
            /groupKey            | {}               | groupKey
            /alerts              |                  | alerts
            /alerts              | []               | alerts
            /alerts              | {"a": 1}         | alerts
            /alerts/1            | "text"           | alerts[1].fingerprint
            /alerts/1/status     | 1                | alerts[1].status
            /alerts/1/startsAt   |                  | alerts[1].startsAt
            /alerts/0/startsAt   | "yesterday"      | alerts[0].startsAt
            /alerts/0/fingerprint| "jane@home.example" | alerts[0].fingerprint
            /alerts/1/labels     | []               | alerts[1].labels
            /alerts/1/labels     | {"a": {"b": 1}}  | alerts[1].labels
            /alerts/1/annotations| "text"           | alerts[1].annotations
            /commonLabels        | "text"           | commonLabels
            """)
    void aMalformedFieldIsNamed(String pointer, String value, String field) throws IOException {
        byte[] body = changed("grafana-two-alerts.json", tree -> set(tree, pointer, value));

        assertThatThrownBy(() -> grafana.parse("grafana", body))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageStartingWith(field + " is missing or malformed. Expected ")
                .hasMessageContaining("Nothing was saved.")
                .hasMessageContaining("remove a custom payload");
    }

    private static void set(ObjectNode tree, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        JsonNode parent = tree.at(pointer.substring(0, slash));
        try {
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(name), Json.mapper().readTree(value));
            } else if (value == null) {
                ((ObjectNode) parent).remove(name);
            } else {
                ((ObjectNode) parent).set(name, Json.mapper().readTree(value));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "not json jane@home.example", "{\"a\":", "{} {}", "\u0000"})
    void aBodyThatIsNoJsonObjectIsRefusedWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> grafana.parse("grafana", body.getBytes(UTF_8)))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasNoCause()
                .message()
                .startsWith("The body is missing or malformed. Expected one JSON object.")
                .doesNotContain("jane");
    }

    @Test
    void jsonNestedToExhaustTheParserIsRefused() {
        byte[] deep = ("{\"version\":" + "[".repeat(100_000)).getBytes(UTF_8);

        assertThatThrownBy(() -> grafana.parse("grafana", deep)).isInstanceOf(CasebookException.Permanent.class);
    }

    @Test
    void theOtherSendersPayloadIsRefusedByItsVersion() throws IOException {
        byte[] other = body("alertmanager-one-alert.json");

        assertThatThrownBy(() -> grafana.parse("grafana", other))
                .hasMessageStartingWith("version is missing or malformed.");
    }
}
