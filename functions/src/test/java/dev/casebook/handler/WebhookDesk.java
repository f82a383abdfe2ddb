package dev.casebook.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.casebook.MutableClock;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.redaction.RedactionKey;
import dev.casebook.trace.redaction.RedactionPolicy;
import dev.casebook.work.Job;
import dev.casebook.work.RecordedQueues;
import dev.casebook.work.WorkQueue;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook function with a Grafana that signs and an Alertmanager that sends a token. */
final class WebhookDesk {
    static final String SECRET = "the-new-secret";
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private static final String YAML = """
            default_channel: C0ALL
            agents:
              clinic:
                redaction: {keys: [member_code], allow: [Dr. Amara Okafor]}
            alerts:
              grafana:
                type: grafana
                secrets: [GRAFANA, GRAFANA_OLD]
                routes:
                  - match: {service: clinic}
                    agent: clinic
                    channel: C0CLINIC
                  - match: {service: other}
                    agent: clinic
              prometheus:
                type: alertmanager
                secrets: [ALERTMANAGER]
                routes: [{agent: clinic}]
            """;

    final MutableClock clock = new MutableClock(NOW);
    final RecordedQueues queues = new RecordedQueues();
    final RecordedSns sns = new RecordedSns();
    private final Map<String, String> secrets =
            Map.of("GRAFANA", SECRET, "GRAFANA_OLD", "the-old-secret", "ALERTMANAGER", "a-token");

    WebhookFunction function() {
        RedactionPolicy policy = new RedactionPolicy(Set.of("member_code"), Set.of("Dr. Amara Okafor"));
        return function(
                new RuleRedactor(RedactionKey.parse("a key of the tests, no secret"), "US", Map.of("clinic", policy)),
                queues);
    }

    WebhookFunction function(Redactor redactor, WorkQueue work) {
        return new WebhookFunction(new WebhookParts(
                new ConfigurationReader(name -> Optional.empty()).read("casebook.yaml", YAML),
                name -> Optional.ofNullable(secrets.get(name)),
                redactor,
                work,
                clock,
                sns));
    }

    APIGatewayV2HTTPResponse post(APIGatewayV2HTTPEvent event) {
        return function().handleRequest(event, new FiveMinutes());
    }

    List<Job.HandleAlert> accepted() {
        return queues.takeJobs().stream().map(Job.HandleAlert.class::cast).toList();
    }

    /** A request as API Gateway passes it, signed as Grafana signs it. */
    APIGatewayV2HTTPEvent signed(String body) {
        return request("grafana", body, signature(SECRET, body));
    }

    Map<String, String> signature(String secret, String body) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        Map<String, String> headers = new HashMap<>();
        headers.put("x-grafana-alerting-timestamp", timestamp);
        headers.put("x-grafana-alerting-signature", hmac(secret, timestamp + ":" + body));
        return headers;
    }

    static APIGatewayV2HTTPEvent request(String source, String body, Map<String, String> headers) {
        return APIGatewayV2HTTPEvent.builder()
                .withPathParameters(Map.of("source", source))
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }

    static APIGatewayV2HTTPEvent inBase64(APIGatewayV2HTTPEvent plain) {
        plain.setBody(Base64.getEncoder().encodeToString(plain.getBody().getBytes(UTF_8)));
        plain.setIsBase64Encoded(true);
        return plain;
    }

    static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A Grafana notification with one alert. */
    static String grafana(String status, String startsAt, String service, String summary) {
        return """
                {"version": "1", "status": "%1$s", "groupKey": "{}:{service=\\"%3$s\\"}", "title": "[%1$s] %4$s",
                 "commonLabels": {"service": "%3$s"}, "commonAnnotations": {"summary": "%4$s"},
                 "alerts": [{"status": "%1$s", "startsAt": "%2$s", "fingerprint": "00aa",
                   "labels": {"service": "%3$s", "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736"},
                   "annotations": {"summary": "%4$s"},
                   "generatorURL": "https://grafana.example/alerting/1/view?who=%4$s"}]}""".formatted(status, startsAt, service, summary);
    }

    static String firing() {
        return grafana("firing", "2026-03-01T07:59:00Z", "clinic", "booked-twice-é");
    }
}
