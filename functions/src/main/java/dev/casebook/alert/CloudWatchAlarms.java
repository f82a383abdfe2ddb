package dev.casebook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.alert.Alert.Member;
import dev.casebook.alert.Alert.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a CloudWatch alarm in its three shapes: the message of an SNS topic, the event of an EventBridge rule, and what an alarm
 * hands to a Lambda function itself. "Insufficient data" is neither firing nor resolved, so it is no news.
 *
 * <p>Source: {@code aws/aws-lambda-java-libs: aws-lambda-java-tests/src/test/resources/}.
 */
public final class CloudWatchAlarms implements AlertParser {
    private static final String ADVICE =
            "Casebook reads CloudWatch alarms: through SNS without raw message delivery, through "
                    + "EventBridge without an input transformer, or from the alarm itself.";

    @Override
    public Optional<Alert> parse(String source, byte[] body) {
        Payload payload = Payload.read(body, ADVICE);
        if (payload.at("alarmData").isObject()) {
            return stateChange(source, payload, payload.required("alarmArn"), "alarmData");
        }
        if (payload.at("detail").isObject()) {
            JsonNode arn = payload.at("resources").path(0);
            return stateChange(
                            source,
                            payload,
                            Payload.text(arn).orElseThrow(() -> payload.malformed("resources", "Expected the alarm.")),
                            "detail")
                    .map(alert -> alert.delivered(payload.required("id")));
        }
        return message(source, payload);
    }

    /** What EventBridge and an alarm's own action share. */
    private static Optional<Alert> stateChange(String source, Payload payload, String arn, String at) {
        Map<String, String> labels = new LinkedHashMap<>();
        payload.copy(at + ".alarmName", "alertname", labels);
        payload.copy("region", "region", labels);
        payload.copy("account", "account", labels);
        payload.copy("accountId", "account", labels);
        payload.at(at + ".configuration.metrics").valueStream().findFirst().ifPresent(first -> {
            JsonNode metric = first.path("metricStat").path("metric");
            Payload.text(metric.path("namespace")).ifPresent(text -> labels.put("namespace", text));
            Payload.text(metric.path("name")).ifPresent(text -> labels.put("metric", text));
            metric.path("dimensions")
                    .propertyStream()
                    .forEach(dimension -> Payload.text(dimension.getValue())
                            .ifPresent(text -> labels.putIfAbsent(dimension.getKey(), text)));
        });
        Map<String, String> annotations = new LinkedHashMap<>();
        payload.copy(at + ".configuration.description", "description", annotations);
        payload.copy(at + ".state.reason", "reason", annotations);
        Texts texts = new Texts(payload.required(at + ".alarmName"), labels, annotations);
        return alert(source, arn, payload.required(at + ".state.value"), payload.time(at + ".state.timestamp"), texts);
    }

    private static Optional<Alert> message(String source, Payload payload) {
        String arn = payload.required("AlarmArn");
        Map<String, String> labels = new LinkedHashMap<>();
        payload.copy("AlarmName", "alertname", labels);
        String[] parts = arn.split(":", -1);
        if (parts.length > 4) {
            labels.put("region", parts[3]);
            labels.put("account", parts[4]);
        }
        payload.copy("Trigger.Namespace", "namespace", labels);
        payload.copy("Trigger.MetricName", "metric", labels);
        payload.at("Trigger.Dimensions")
                .valueStream()
                .forEach(dimension -> Payload.text(dimension.path("name"))
                        .ifPresent(name -> Payload.text(dimension.path("value"))
                                .ifPresent(value -> labels.putIfAbsent(name, value))));
        Map<String, String> annotations = new LinkedHashMap<>();
        payload.copy("AlarmDescription", "description", annotations);
        payload.copy("NewStateReason", "reason", annotations);
        Texts texts = new Texts(payload.required("AlarmName"), labels, annotations);
        return alert(source, arn, payload.required("NewStateValue"), payload.time("StateChangeTime"), texts);
    }

    private record Texts(String title, Map<String, String> labels, Map<String, String> annotations) {}

    private static Optional<Alert> alert(String source, String arn, String state, Instant at, Texts texts) {
        boolean firing = state.equals("ALARM");
        if (!firing && !state.equals("OK")) {
            return Optional.empty();
        }
        return Optional.of(new Alert(
                source,
                arn,
                firing,
                texts.title(),
                texts.labels(),
                texts.annotations(),
                List.of(),
                List.of(new Member(arn, at, firing)),
                Optional.of(Notice.delivered(arn + " " + state + " " + at))));
    }
}
