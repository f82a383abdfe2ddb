package dev.casebook.configuration;

import dev.casebook.casefile.FailureMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the entries under {@code alerts:} and checks that their routes lead somewhere. */
final class AlertReader {
    private static final String HMAC = "hmac";
    private static final String BEARER = "bearer";

    private final Map<String, AgentEntry> agents;
    private final boolean defaultChannel;

    /**
     * Takes what routes may lead to.
     *
     * @param defaultChannel whether there is a channel for routes and agents that name none
     */
    AlertReader(Map<String, AgentEntry> agents, boolean defaultChannel) {
        this.agents = agents;
        this.defaultChannel = defaultChannel;
    }

    AlertEntry read(String name, Section section) {
        section.expecting("type", "secrets", "authentication", "timestamp_header", "signature_header", "routes");
        String type = section.required("type", "grafana or alertmanager", AlertReader::type)
                .orElse("");
        boolean signed = signed(type, section);
        Optional<String> timestampHeader = section.value("timestamp_header", Shapes::header);
        Optional<String> signatureHeader = section.value("signature_header", Shapes::header);
        return new AlertEntry(
                name,
                type,
                secrets(section),
                signed ? timestampHeader.or(() -> Optional.of(AlertEntry.TIMESTAMP_HEADER)) : Optional.empty(),
                signatureHeader.orElse(AlertEntry.SIGNATURE_HEADER),
                routes(section));
    }

    private static String type(String text) {
        if (!text.equals(AlertEntry.GRAFANA) && !text.equals(AlertEntry.ALERTMANAGER)) {
            throw new Unfit("Expected grafana or alertmanager.");
        }
        return text;
    }

    private static boolean signed(String type, Section section) {
        String chosen = section.value("authentication", AlertReader::authentication)
                .orElse(type.equals(AlertEntry.ALERTMANAGER) ? BEARER : HMAC);
        if (type.equals(AlertEntry.ALERTMANAGER) && chosen.equals(HMAC)) {
            section.problem("authentication", "Alertmanager does not sign. Expected bearer.");
        }
        if (chosen.equals(BEARER)) {
            for (String key : List.of("timestamp_header", "signature_header")) {
                if (section.has(key)) {
                    section.problem(key, "A sender with a bearer token signs nothing. Expected no such key.");
                }
            }
        }
        return chosen.equals(HMAC);
    }

    private static String authentication(String text) {
        if (!text.equals(HMAC) && !text.equals(BEARER)) {
            throw new Unfit(
                    "Expected hmac (a signature over time and body) or bearer (a token in the Authorization header).");
        }
        return text;
    }

    private static List<String> secrets(Section section) {
        List<String> secrets = section.values("secrets", Shapes::secretName);
        if (!section.has("secrets")) {
            section.problem("secrets", "missing. Expected the name of one secret, or of two while it is rotated.");
        } else if (secrets.size() > 2) {
            section.problem("secrets", "Expected at most two: the current one and the previous one.");
        } else if (secrets.isEmpty()) {
            section.problem("secrets", "Expected the name of one secret, or of two while it is rotated.");
        }
        return secrets;
    }

    private List<RouteEntry> routes(Section section) {
        List<Section> routes = section.list("routes");
        if (routes.isEmpty()) {
            section.problem("routes", "Expected a list with at least one route, such as - agent: mine.");
        }
        return routes.stream().map(this::route).toList();
    }

    private RouteEntry route(Section section) {
        section.expecting("match", "agent", "dataset", "channel", "failure_mode");
        RouteEntry route = new RouteEntry(
                section.texts("match", Function.identity()),
                section.required("agent", "one of " + agentNames(), this::agent).orElse(""),
                section.value("dataset", Shapes::name),
                section.value("channel", Shapes::channel),
                section.value("failure_mode", Shapes::failureMode).orElse(FailureMode.OTHER));
        AgentEntry agent = agents.get(route.agent());
        if (!section.has("channel")
                && !defaultChannel
                && agent != null
                && agent.channel().isEmpty()) {
            section.problem(
                    "channel",
                    "missing. Expected a channel's id here, at the agent " + agent.name()
                            + ", or as default_channel for all.");
        }
        return route;
    }

    private String agent(String text) {
        if (!agents.containsKey(text)) {
            throw new Unfit("There is no such agent. Expected one of " + agentNames() + ".");
        }
        return text;
    }

    private String agentNames() {
        return String.join(", ", agents.keySet());
    }
}
