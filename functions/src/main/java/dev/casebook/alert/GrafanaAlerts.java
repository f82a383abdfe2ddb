package dev.casebook.alert;

import java.util.Optional;

/**
 * Reads what Grafana's unified alerting posts from a webhook contact point without a custom payload, version {@code "1"}.
 *
 * <p>Source: {@code grafana/alerting: receivers/webhook/v1/webhook.go}.
 */
public final class GrafanaAlerts implements AlertParser {
    private final AlertGroupReader reader = new AlertGroupReader(
            "1", "Casebook reads the webhook payload of Grafana's unified alerting as it is: remove a custom payload.");

    @Override
    public Optional<Alert> parse(String source, byte[] body) {
        return Optional.of(reader.read(source, body));
    }
}
