package dev.casebook.alert;

import java.util.Optional;

/**
 * Reads what Prometheus Alertmanager posts to a webhook receiver, version {@code "4"}.
 *
 * <p>Source: {@code prometheus/alertmanager: docs/configuration.md}, webhook_config.
 */
public final class AlertmanagerAlerts implements AlertParser {
    private final AlertGroupReader reader =
            new AlertGroupReader("4", "Casebook reads the payload of Alertmanager's webhook receiver.");

    @Override
    public Optional<Alert> parse(String source, byte[] body) {
        return Optional.of(reader.read(source, body));
    }
}
