package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import dev.casebook.alert.AlertMapping;
import dev.casebook.alert.AlertProof;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sender of alert webhooks and where its alerts lead.
 *
 * @param name the last part of the webhook's address, {@code POST /alerts/{name}}
 * @param type one of {@link #TYPES}
 * @param secrets names of the secrets that the sender may use: the current one, and while it is rotated the previous one
 * @param proof what the sender has to show
 * @param mapping of a generic sender alone
 * @param traces the source that is searched for an alert which names no trace; all sources if empty
 * @param routes tried in order, the first that matches wins; never empty
 */
public record AlertEntry(
        String name,
        String type,
        List<String> secrets,
        AlertProof proof,
        Optional<AlertMapping> mapping,
        Optional<String> traces,
        List<RouteEntry> routes) {

    public static final String GRAFANA = "grafana";
    public static final String ALERTMANAGER = "alertmanager";
    public static final String PAGERDUTY = "pagerduty";
    public static final String CLOUDWATCH = "cloudwatch";
    public static final String LANGSMITH = "langsmith";
    public static final String GENERIC = "generic";
    public static final List<String> TYPES = List.of(GRAFANA, ALERTMANAGER, PAGERDUTY, CLOUDWATCH, LANGSMITH, GENERIC);

    /** Grafana has no default name for it, so its webhook contact point must be given this one. */
    public static final String TIMESTAMP_HEADER = "X-Grafana-Alerting-Timestamp";

    public static final String SIGNATURE_HEADER = "X-Grafana-Alerting-Signature";

    public AlertEntry {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        secrets = List.copyOf(secrets);
        requireNonNull(proof, "proof is null");
        requireNonNull(mapping, "mapping is null");
        requireNonNull(traces, "traces is null");
        routes = List.copyOf(routes);
    }

    /** Where an alert with these labels leads, or empty when no route wants it. */
    public Optional<RouteEntry> route(Map<String, String> labels) {
        return routes.stream().filter(route -> route.accepts(labels)).findFirst();
    }
}
