package dev.casebook.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.MutableClock;
import dev.casebook.alert.Alert;
import dev.casebook.configuration.AlertEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.SharedFixtures;
import dev.casebook.work.Job;
import dev.casebook.work.RecordedQueues;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The senders' own payloads and signatures, through the function, as the README sets the senders up. */
class WebhookFixturesTest {
    private static final Configuration CONFIGURATION = Senders.configuration();

    private final MutableClock clock = new MutableClock(WebhookDesk.NOW);
    private final RecordedQueues queues = new RecordedQueues();
    private String secret = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
    private final WebhookParts parts = new WebhookParts(
            CONFIGURATION,
            name -> Optional.of(secret),
            new RuleRedactor("a key of the tests, no secret".getBytes(UTF_8), "US"),
            queues,
            clock,
            new RecordedSns());

    private static String fixture(String name) throws IOException {
        return Files.readString(SharedFixtures.file(name));
    }

    private int post(String source, String body, Map<String, String> headers) {
        return new WebhookFunction(parts)
                .handleRequest(WebhookDesk.request(source, body, headers), new FiveMinutes())
                .getStatusCode();
    }

    private Optional<Alert> taken(String source, String body) {
        AlertEntry entry = CONFIGURATION.alert(source).orElseThrow();
        assertThat(post(source, body, Senders.headers(entry, secret, clock.instant(), body)))
                .isEqualTo(200);
        return queues.takeJobs().stream()
                .map(job -> ((Job.HandleAlert) job).alert())
                .findFirst();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            pager       | pagerduty/incident-triggered-v3.json                  | true  | PFQZPSY    | Test Incident 3
            pager       | pagerduty/incident-resolved-v3.json                   | false | PCPZE64    | Test Incident
            pager       | pagerduty/incident-triggered-agent-signed-body.json   | true  | Q2K78SNJ5U1VE1 | Airline agent: tool error rate > 5% (trace 93877bbf10bc54dd710607d0243fd704)
            langsmith   | langsmith/webhook-automation-rule.json                | true  | d75d7417-0c57-4655-88fe-1db3cda3a47a | LangSmith rule matched Search
            langsmith   | langsmith/webhook-alert-threshold.json                | true  | 8f2c7c0e-56b0-4a54-9c6b-5b1f7c1f4c11 | Error rate above 5%
            langfuse    | langfuse/webhook-monitor-alert.json                   | true  | mon_01     | High error rate
            incident-io | incidentio/alert-created-v1.json                      | true  | 4293868629 | Airline agent: refund issued twice
            opsgenie    | opsgenie/alert-create.json                            | true  | ec03dad6-62c8-4c94-b38b-d88f398e900f | another alert
            prometheus  | alertmanager/firing-two-alerts.json                   | true  | ''         | ''
            prometheus  | alertmanager/recorded-01-firing-group-of-two.json     | true  | ''         | ''
            prometheus  | alertmanager/recorded-02-firing-single-no-generator-url.json | true | ''   | ''
            prometheus  | alertmanager/recorded-03-firing-group-with-one-resolved.json | true | ''   | ''
            prometheus  | alertmanager/recorded-04-resolved.json                | false | ''         | ''
            prometheus  | alertmanager/recorded-05-firing-unicode-nanosecond-start.json | true | ''  | ''
            prometheus  | alertmanager/recorded-06-truncated-max-alerts-1.json  | true  | ''         | ''
            """)
    void aSendersPayloadIsUnderstood(String source, String file, boolean firing, String group, String title)
            throws IOException {
        Alert alert = taken(source, fixture(file)).orElseThrow();

        assertThat(alert.firing()).isEqualTo(firing);
        assertThat(alert.members()).isNotEmpty();
        if (!group.isEmpty()) {
            assertThat(alert.group()).isEqualTo(group);
            assertThat(alert.title()).isEqualTo(title);
        }
    }

    @ParameterizedTest
    @CsvSource({"langfuse, langfuse/webhook-prompt-version.json", "incident-io, incidentio/follow-up-created-v2.json"})
    void otherNewsIsAcceptedAndIgnored(String source, String file) throws IOException {
        assertThat(taken(source, fixture(file))).isEmpty();
    }

    @Test
    void theTraceThatAPayloadNamesSurvivesRedaction() throws IOException {
        assertThat(taken("pager", fixture("pagerduty/incident-triggered-agent-signed-body.json"))
                        .orElseThrow()
                        .title())
                .contains("93877bbf10bc54dd710607d0243fd704");
        assertThat(taken("langsmith", fixture("langsmith/webhook-automation-rule.json"))
                        .orElseThrow()
                        .annotations())
                .containsEntry("trace_id", "smith:6ab80f10-d79c-4fa2-b441-922ed6feb630");
        assertThat(taken("incident-io", fixture("incidentio/alert-created-v1.json"))
                        .orElseThrow()
                        .links())
                .containsExactly("https://grafana.example/explore?traceId=93877bbf10bc54dd710607d0243fd704");
    }

    @Test
    void theWindowThatLangfuseNamesIsKept() throws IOException {
        assertThat(taken("langfuse", fixture("langfuse/webhook-monitor-alert.json"))
                        .orElseThrow()
                        .notice())
                .contains(new Alert.Notice(
                        Optional.of("exe_01"),
                        Optional.of(Instant.parse("2026-05-18T11:55:30Z")),
                        Optional.of(Instant.parse("2026-05-18T12:00:30Z"))));
    }

    /** Grafana's and Slack's are in their own tests. */
    @ParameterizedTest
    @CsvSource({"pagerduty, pager", "langfuse, langfuse", "incident.io (Svix), incident-io"})
    void aSendersOwnSignatureIsAccepted(String vector, String source) throws IOException {
        JsonNode signed =
                Json.mapper().readTree(fixture("signature-vectors.json")).path(vector);
        String body = fixture(signed.path("body_file").asText());
        secret = signed.path("secret").asText();
        clock.advance(Duration.between(WebhookDesk.NOW, Instant.ofEpochSecond(1749549912)));
        Map<String, String> headers = new HashMap<>();
        signed.path("headers")
                .propertyStream()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        if (signed.has("header")) {
            headers.put(signed.path("header").asText(), signed.path("value").asText());
        }

        assertThat(post(source, body, headers)).isEqualTo(200);
        assertThat(queues.takeJobs()).hasSize(1);
        assertThat(post(source, body + " ", headers)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws/cloudwatch_metric_alarm.json", "aws/eventbridge-cloudwatch-alarm-state-change.json"})
    void anAlarmThatCallsLambdaIsUnderstood(String file) throws IOException {
        AlarmCalls.call(new AlarmFunction(parts), fixture(file));

        Alert alert = ((Job.HandleAlert) queues.takeJobs().getFirst()).alert();
        assertThat(alert.firing()).isTrue();
        assertThat(alert.group()).startsWith("arn:aws:cloudwatch:us-east-1:");
    }

    @Test
    void aMessageOfAnotherTopicThatIsNoAlarmIsDropped() throws IOException {
        AlarmCalls.call(new AlarmFunction(parts), fixture("aws/sns_event.json"));

        assertThat(queues.takeJobs()).isEmpty();
    }
}
