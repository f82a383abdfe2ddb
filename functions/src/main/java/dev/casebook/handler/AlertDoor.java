package dev.casebook.handler;

import dev.casebook.alert.AlertParser;
import dev.casebook.alert.AlertSignature;
import dev.casebook.alert.AlertmanagerAlerts;
import dev.casebook.alert.GrafanaAlerts;
import dev.casebook.configuration.AlertEntry;
import dev.casebook.store.Secrets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One configured sender of alerts: who may come in, and how what it says is read. */
record AlertDoor(AlertEntry entry, AlertParser parser, AlertSignature signature) {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDoor.class);

    static AlertDoor of(AlertEntry entry, InstantSource clock) {
        AlertParser parser = switch (entry.type()) {
            case AlertEntry.GRAFANA -> new GrafanaAlerts();
            case AlertEntry.ALERTMANAGER -> new AlertmanagerAlerts();
            default -> throw new IllegalArgumentException("the configuration let an unknown type of alert pass");
        };
        AlertSignature signature = entry.timestampHeader()
                .<AlertSignature>map(header -> new AlertSignature.Hmac(entry.signatureHeader(), header, clock))
                .orElseGet(AlertSignature.Bearer::new);
        return new AlertDoor(entry, parser, signature);
    }

    /** Whether the sender knows one of the secrets. Without a secret in the store nobody does. */
    boolean admits(Function<String, Optional<String>> header, byte[] body, Secrets secrets) {
        List<String> live = entry.secrets().stream()
                .map(secrets::find)
                .flatMap(Optional::stream)
                .toList();
        if (live.isEmpty()) {
            LOG.error("none of the secrets of an alert source is set, so nobody is admitted: source {}", entry.name());
        }
        return signature.accepts(header, body, live);
    }
}
