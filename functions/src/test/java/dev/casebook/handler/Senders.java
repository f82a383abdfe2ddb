package dev.casebook.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.casebook.alert.AlertProof;
import dev.casebook.configuration.AlertEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The senders as the README sets them up, with a previous secret each: its own lines are read, so that they are known to work. */
final class Senders {
    private static final Pattern YAML = Pattern.compile("```yaml\n(alerts:.*?)```", Pattern.DOTALL);

    private Senders() {}

    static Configuration configuration() {
        try {
            Matcher yaml = YAML.matcher(Files.readString(Path.of("README.md")));
            if (!yaml.find()) {
                throw new AssertionError("the README shows no alert sources");
            }
            return new ConfigurationReader(name -> Optional.empty())
                    .read("README.md", """
                    default_channel: C0ALL
                    agents:
                      mine:
                    sources:
                      tempo: {type: tempo, url: 'http://localhost:3200'}
                      smith: {type: langsmith, api_key: 'secret:KEY'}
                    """ + yaml.group(1).replaceAll("secrets: \\[(\\w+)]", "secrets: [$1, OLD_$1]"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a sender that knows a secret sends along. */
    static Map<String, String> headers(AlertEntry entry, String secret, Instant now, String body) {
        return switch (entry.proof()) {
            case AlertProof.Signed signed -> signed.scheme().headers(secret, now, body.getBytes(UTF_8));
            case AlertProof.Token token ->
                Map.of(token.header(), token.header().equals("Authorization") ? "Bearer " + secret : secret);
            case AlertProof.SnsTopics topics -> Map.of();
        };
    }

    static String body(String source) {
        return switch (source) {
            case "prometheus" -> WebhookDesk.firing().replace("\"version\": \"1\"", "\"version\": \"4\"");
            case "pager" -> """
                {"event": {"id": "E1", "event_type": "incident.triggered", "occurred_at": "2026-03-01T07:59:00Z",
                 "data": {"id": "P1", "title": "Tool errors (trace 4bf92f3577b34da6a3ce929d0e0e4736)",
                  "html_url": "https://acme.pagerduty.com/incidents/P1", "service": {"summary": "mine"}}}}""";
            case "langsmith" -> """
                {"alert_rule_id": "R1", "alert_rule_name": "Errors", "project_name": "shop", "timestamp":
                 "2026-03-01T07:59:00Z", "triggered_metric_value": "12"}""";
            case "langfuse" -> """
                {"id": "X1", "type": "monitor-alert", "payload": {"monitorId": "M1", "projectId": "P", "severity": "ALERT",
                 "timestamp": "2026-03-01T07:59:00Z", "fromTimestamp": "2026-03-01T07:50:00Z",
                 "toTimestamp": "2026-03-01T07:58:00Z", "message": {"title": "High error rate", "body": "errors > 5"}}}""";
            case "incident-io" -> """
                {"event_type": "public_alert.alert_created_v1", "public_alert.alert_created_v1": {"id": "A1",
                 "deduplication_key": "D1", "title": "Refund twice", "status": "firing",
                 "created_at": "2026-03-01T07:59:00Z"}}""";
            case "opsgenie" -> """
                {"action": "Create", "integrationType": "Webhook", "alert": {"alertId": "O1", "message": "Refund twice",
                 "createdAt": 1772351940000, "updatedAt": 1772351940000000110, "priority": 3}}""";
            default -> throw new AssertionError(source);
        };
    }
}
