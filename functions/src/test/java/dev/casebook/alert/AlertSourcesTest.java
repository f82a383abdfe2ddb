package dev.casebook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertSourcesTest {
    private static final String PAGE = """
            {"event": {"id": "E1", "event_type": "%s", "occurred_at": "2026-03-01T08:00:00Z", "data": {"id": "P1",
             "title": "Tool errors", "incident_key": "tempo/93877bbf10bc54dd710607d0243fd704",
             "created_at": "2026-03-01T07:59:00Z", "service": {"summary": "Airline agent", "id": "S1"}, "urgency": "high",
             "html_url": "https://acme.pagerduty.com/incidents/P1", "priority": null}}}""";

    private static final String ALARM = """
            {"AlarmName": "errors", "AlarmDescription": null, "NewStateValue": "%s", "NewStateReason": "12 > 5",
             "StateChangeTime": "2026-03-01T07:59:00.345+0000", "AlarmArn":
             "arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors", "Trigger": {"Namespace": "Shop",
             "MetricName": "ToolErrors", "Dimensions": [{"name": "service", "value": "checkout"}]}}""";

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static Alert pagerDuty(String type) {
        return new PagerDutyAlerts().parse("pager", bytes(PAGE.formatted(type))).orElseThrow();
    }

    @Test
    void anIncidentOfPagerDutyIsAGroup() {
        Alert alert = pagerDuty("incident.triggered");

        assertThat(alert.group()).isEqualTo("P1");
        assertThat(alert.firing()).isTrue();
        assertThat(alert.title()).isEqualTo("Tool errors");
        assertThat(alert.labels()).isEqualTo(Map.of("service", "Airline agent", "service_id", "S1", "urgency", "high"));
        assertThat(alert.annotations().get("description")).contains("93877bbf10bc54dd710607d0243fd704");
        assertThat(alert.members())
                .containsExactly(new Alert.Member("P1", Instant.parse("2026-03-01T07:59:00Z"), true));
        assertThat(alert.notice()).contains(Alert.Notice.delivered("E1"));
        assertThat(pagerDuty("incident.resolved").firing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pagey.ping", "incident.annotated", "incident.acknowledged", "service.updated"})
    void otherNewsOfPagerDutyIsIgnored(String type) {
        assertThat(new PagerDutyAlerts().parse("pager", bytes(PAGE.formatted(type))))
                .isEmpty();
    }

    @Test
    void anAlarmFromATopicIsGroupedByItsArn() {
        Alert alert = new CloudWatchAlarms()
                .parse("alarms", bytes(ALARM.formatted("ALARM")))
                .orElseThrow();

        assertThat(alert.group()).isEqualTo("arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors");
        assertThat(alert.labels())
                .isEqualTo(Map.of(
                        "alertname",
                        "errors",
                        "region",
                        "us-east-1",
                        "account",
                        "123456789012",
                        "namespace",
                        "Shop",
                        "metric",
                        "ToolErrors",
                        "service",
                        "checkout"));
        assertThat(alert.annotations()).isEqualTo(Map.of("reason", "12 > 5"));
        assertThat(alert.members().getFirst().startsAt()).isEqualTo(Instant.parse("2026-03-01T07:59:00.345Z"));
    }

    @Test
    void okMeansResolvedAndInsufficientDataNothing() {
        assertThat(new CloudWatchAlarms()
                        .parse("a", bytes(ALARM.formatted("OK")))
                        .orElseThrow()
                        .firing())
                .isFalse();
        assertThat(new CloudWatchAlarms().parse("a", bytes(ALARM.formatted("INSUFFICIENT_DATA"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarmData", "detail"})
    void anAlarmThatCallsLambdaSaysTheSame(String key) {
        String json = """
                {"id": "EV1", "region": "eu-west-1", "account": "1", "alarmArn": "arn:alarm", "resources": ["arn:alarm"],
                 "%s": {"alarmName": "errors", "state": {"value": "ALARM", "reason": "12 > 5",
                  "timestamp": "2026-03-01T07:59:00.345+0000"}, "configuration": {"description": "see it", "metrics": [
                  {"metricStat": {"metric": {"namespace": "Shop", "name": "ToolErrors", "dimensions": {"service": "a"}}}}]}}}""".formatted(key);

        Alert alert = new CloudWatchAlarms().parse("alarms", bytes(json)).orElseThrow();

        assertThat(alert.group()).isEqualTo("arn:alarm");
        assertThat(alert.labels()).containsEntry("service", "a").containsEntry("metric", "ToolErrors");
        assertThat(alert.annotations()).isEqualTo(Map.of("description", "see it", "reason", "12 > 5"));
        assertThat(alert.firing()).isTrue();
    }

    @Test
    void aRuleOfLangSmithCarriesEachRunsTrace() {
        String json = """
                {"rule_id": "R", "runs": [
                 {"id": "6ab80f10-d79c-4fa2-b441-922ed6feb630", "trace_id": "7ab80f10-d79c-4fa2-b441-922ed6feb630",
                  "name": "Search", "run_type": "chain", "start_time": "2026-03-01T07:59:00.085646", "error": "boom"},
                 {"id": "8ab80f10-d79c-4fa2-b441-922ed6feb630", "start_time": "2026-03-01T07:59:01Z"}]}""";

        Alert alert =
                new LangSmithAlerts("smith").parse("langsmith", bytes(json)).orElseThrow();

        assertThat(alert.group()).isEqualTo("R");
        assertThat(alert.annotations())
                .isEqualTo(Map.of("trace_id", "smith:7ab80f10-d79c-4fa2-b441-922ed6feb630", "error", "boom"));
        assertThat(alert.members())
                .extracting(member -> member.annotations().get("trace_id"))
                .containsExactly(
                        "smith:7ab80f10-d79c-4fa2-b441-922ed6feb630", "smith:8ab80f10-d79c-4fa2-b441-922ed6feb630");
    }

    @Test
    void anAlertOfLangSmithNamesNoTraceButATime() {
        Alert alert =
                new LangSmithAlerts("smith").parse("langsmith", bytes("""
                        {"alert_rule_id": "R", "alert_rule_name": "Error rate", "project_name": "shop", "own": "text",
                         "timestamp": "2026-06-10T10:05:00Z", "triggered_metric_value": "12", "triggered_threshold": 5}""")).orElseThrow();

        assertThat(alert.labels()).isEqualTo(Map.of("alertname", "Error rate", "project", "shop"));
        assertThat(alert.annotations())
                .isEqualTo(Map.of("own", "text", "triggered_metric_value", "12", "triggered_threshold", "5"));
        assertThat(alert.members().getFirst().startsAt()).isEqualTo(Instant.parse("2026-06-10T10:05:00Z"));
    }

    @ParameterizedTest(name = "{0} says {2}")
    @CsvSource(delimiter = '|', textBlock = """
            pager     | {"event": {}}                                                            | event.event_type
            pager     | {"event": {"event_type": "incident.triggered", "data": {}}}              | event.data.id
            pager     | {"event": {"event_type": "incident.triggered", "data": {"id": "x"}}}     | event.occurred_at
            pager     | []                                                                       | The body
            alarms    | {}                                                                       | AlarmArn
            alarms    | {"detail": {}}                                                           | resources
            alarms    | {"alarmData": {}}                                                        | alarmArn
            langsmith | {}                                                                       | rule_id
            langsmith | {"rule_id": "r"}                                                         | runs
            langsmith | {"rule_id": "r", "runs": [{}]}                                           | runs[0].id
            langsmith | {"rule_id": "r", "runs": [{"id": "i"}]}                                  | runs[0].start_time
            langsmith | {"alert_rule_id": "r"}                                                   | timestamp
            """)
    void aMalformedFieldIsNamed(String source, String json, String field) {
        AlertParser parser = switch (source) {
            case "pager" -> new PagerDutyAlerts();
            case "alarms" -> new CloudWatchAlarms();
            default -> new LangSmithAlerts("smith");
        };

        assertThatThrownBy(() -> parser.parse(source, bytes(json)))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageStartingWith(field + " is missing or malformed.")
                .hasMessageContaining("Nothing was saved.");
    }

    @Test
    void everyMembersTextsAreCarriedUntilAMessageIsFull() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            members.append(i == 0 ? "" : ",").append("""
                    {"status": "firing", "startsAt": "2026-03-01T07:59:00Z", "fingerprint": "%02x",
                     "labels": {"service": "shop", "pod": "p%d"}, "annotations": {"trace_id": "%032x", "text": "%s"}}""".formatted(i, i, i + 1, i + "x".repeat(2000)));
        }
        String json =
                "{\"version\": \"4\", \"status\": \"firing\", \"groupKey\": \"g\", \"alerts\": [" + members + "]}";

        List<Alert.Member> carried =
                new AlertmanagerAlerts().parse("a", bytes(json)).orElseThrow().members();

        assertThat(carried).hasSize(50);
        assertThat(carried.get(1).labels()).isEqualTo(Map.of("pod", "p1"));
        assertThat(carried.get(1).annotations()).containsEntry("trace_id", "%032x".formatted(2));
        assertThat(carried.getLast().labels()).isEmpty();
    }
}
