package dev.casebook.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.MutableClock;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.work.Job;
import dev.casebook.work.RecordedQueues;
import dev.casebook.work.WorkQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudWatch alarms by all four ways, up to the queue. */
class SnsDoorTest {
    private static final String ALARM = """
            {"AlarmName": "errors", "NewStateValue": "ALARM", "NewStateReason": "mail jane.roe@home.example",
             "StateChangeTime": "2026-03-01T07:59:00.345+0000", "AlarmArn":
             "arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors"}""";

    private final MutableClock clock = new MutableClock(WebhookDesk.NOW);
    private final RecordedQueues queues = new RecordedQueues();
    private final RecordedSns sns = new RecordedSns();

    private WebhookParts parts(WorkQueue work) {
        return new WebhookParts(
                Senders.configuration(),
                name -> Optional.of("a secret"),
                new RuleRedactor("a key of the tests, no secret".getBytes(UTF_8), "US"),
                work,
                clock,
                sns);
    }

    private int post(ObjectNode message) {
        return new WebhookFunction(parts(queues))
                .handleRequest(WebhookDesk.request("alarms", message.toString(), Map.of()), new FiveMinutes())
                .getStatusCode();
    }

    private static ObjectNode message(String type) {
        return Json.mapper()
                .createObjectNode()
                .put("Type", type)
                .put("MessageId", "M1")
                .put("TopicArn", "arn:aws:sns:us-east-1:123456789012:alerts")
                .put("Token", "t0k3n")
                .put("SubscribeURL", "https://evil.example/")
                .put("Message", ALARM)
                .put("Timestamp", "2026-03-01T08:00:00.000Z")
                .put("SignatureVersion", "2")
                .put("SigningCertURL", "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem");
    }

    @Test
    void aGenuineNotificationIsTakenRedactedAndKnownByItsMessageId() {
        assertThat(post(message("Notification"))).isEqualTo(200);
        clock.advance(Duration.ofMinutes(5));
        assertThat(post(message("Notification"))).isEqualTo(200);

        assertThat(queues.takeJobs())
                .hasSize(2)
                .allSatisfy(job -> assertThat(
                                job.toString() + ((Job.HandleAlert) job).alert().annotations())
                        .doesNotContain("jane.roe"))
                .extracting(job -> ((Job.HandleAlert) job).ping().id())
                .containsOnly(firstPing());
    }

    private String firstPing() {
        post(message("Notification"));
        return ((Job.HandleAlert) queues.takeJobs().getFirst()).ping().id();
    }

    @Test
    void aForgedNotificationIsRefusedWithoutAWord() {
        sns.genuine = false;

        assertThat(post(message("Notification"))).isEqualTo(401);
        assertThat(queues.takeJobs()).isEmpty();
    }

    @Test
    void aSubscriptionOfAListedTopicIsConfirmedByTheApi() {
        assertThat(post(message("SubscriptionConfirmation"))).isEqualTo(200);

        assertThat(sns.confirmed).containsExactly("arn:aws:sns:us-east-1:123456789012:alerts t0k3n");
        assertThat(queues.takeJobs()).isEmpty();
    }

    @Test
    void aForgedSubscriptionIsNotConfirmed() {
        sns.genuine = false;

        assertThat(post(message("SubscriptionConfirmation"))).isEqualTo(401);
        assertThat(sns.confirmed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TopicArn, arn:aws:sns:us-east-1:999999999999:alerts",
        "SignatureVersion, 1",
        "SigningCertURL, https://evil.example/a.pem",
        "Timestamp, 2026-03-01T06:59:59Z"
    })
    void whatCannotBeFromTheTopicIsNotEvenChecked(String field, String value) {
        assertThat(post(message("SubscriptionConfirmation").put(field, value))).isEqualTo(401);

        assertThat(sns.asked).isEmpty();
        assertThat(sns.confirmed).isEmpty();
    }

    @Test
    void anAlarmWithoutItsEnvelopeIsRefused() throws IOException {
        assertThat(post((ObjectNode) Json.mapper().readTree(ALARM))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sns", "eventbridge", "direct"})
    void anAlarmThatCallsLambdaIsTaken(String way) throws IOException {
        String state = "\"state\":{\"value\":\"ALARM\",\"timestamp\":\"2026-03-01T07:59:00.345+0000\"}";
        ObjectNode sent = message("Notification");
        String event = switch (way) {
            case "sns" -> "{\"Records\":[{\"Sns\":" + sent + "}]}";
            case "eventbridge" ->
                "{\"id\":\"E1\",\"resources\":[\"arn:a\"],\"detail\":{\"alarmName\":\"errors\"," + state + "}}";
            default -> "{\"alarmArn\":\"arn:a\",\"alarmData\":{\"alarmName\":\"errors\"," + state + "}}";
        };

        AlarmCalls.call(new AlarmFunction(parts(queues)), event);
        String first = ((Job.HandleAlert) queues.takeJobs().getFirst()).ping().id();
        clock.advance(Duration.ofMinutes(1));
        AlarmCalls.call(new AlarmFunction(parts(queues)), event);

        assertThat(((Job.HandleAlert) queues.takeJobs().getFirst()).ping().id()).isEqualTo(first);
    }

    @Test
    void anotherTopicsAlarmIsDropped() throws IOException {
        ObjectNode other = message("Notification").put("TopicArn", "arn:aws:sns:us-east-1:1:other");

        AlarmCalls.call(new AlarmFunction(parts(queues)), "{\"Records\":[{\"Sns\":" + other + "}]}");

        assertThat(queues.takeJobs()).isEmpty();
    }

    @Test
    void aBusyQueueLetsLambdaTryAgain() {
        AlarmFunction function = new AlarmFunction(parts((job, delay) -> {
            throw new CasebookException.Retryable("busy");
        }));

        assertThatThrownBy(() -> AlarmCalls.call(function, "{\"Records\":[{\"Sns\":" + message("Notification") + "}]}"))
                .isInstanceOf(CasebookException.Retryable.class);
    }
}
