package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sender of alert webhooks and where its alerts lead.
 *
 * @param name the last part of the webhook's address, {@code POST /alerts/{name}}
 * @param type {@code grafana} or {@code alertmanager}
 * @param secrets names of the secrets that the sender may use: the current one, and while it is rotated the previous one
 * @param timestampHeader the header with the signed time in seconds; empty when the sender does not sign but sends a bearer
 *     token, as Alertmanager and Grafana before version 12 do
 * @param signatureHeader the header with the signature; meaningless without a timestamp header
 * @param routes tried in order, the first that matches wins; never empty
 */
public record AlertEntry(
        String name,
        String type,
        List<String> secrets,
        Optional<String> timestampHeader,
        String signatureHeader,
        List<RouteEntry> routes) {

    public static final String GRAFANA = "grafana";
    public static final String ALERTMANAGER = "alertmanager";

    /** Grafana has no default name for it, so its webhook contact point must be given this one. */
    public static final String TIMESTAMP_HEADER = "X-Grafana-Alerting-Timestamp";

    public static final String SIGNATURE_HEADER = "X-Grafana-Alerting-Signature";

    public AlertEntry {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        secrets = List.copyOf(secrets);
        requireNonNull(timestampHeader, "timestampHeader is null");
        requireNonNull(signatureHeader, "signatureHeader is null");
        routes = List.copyOf(routes);
    }

    /** Where an alert with these labels leads, or empty when no route wants it. */
    public Optional<RouteEntry> route(Map<String, String> labels) {
        return routes.stream().filter(route -> route.accepts(labels)).findFirst();
    }
}
