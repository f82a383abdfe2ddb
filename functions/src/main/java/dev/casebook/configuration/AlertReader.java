package dev.casebook.configuration;

import dev.casebook.alert.AlertMapping;
import dev.casebook.alert.AlertProof;
import dev.casebook.casefile.FailureMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the entries under {@code alerts:} and checks that their routes lead somewhere. */
final class AlertReader {
    private final Map<String, AgentEntry> agents;
    private final Set<String> sources;
    private final boolean defaultChannel;

    /**
     * Takes what routes may lead to.
     *
     * @param sources names of the trace sources
     * @param defaultChannel whether there is a channel for routes and agents that name none
     */
    AlertReader(Map<String, AgentEntry> agents, Set<String> sources, boolean defaultChannel) {
        this.agents = agents;
        this.sources = sources;
        this.defaultChannel = defaultChannel;
    }

    AlertEntry read(String name, Section section) {
        section.expecting(
                "type",
                "secrets",
                "authentication",
                "timestamp_header",
                "signature_header",
                "header",
                "signature",
                "topics",
                "mapping",
                "traces",
                "routes");
        String type = section.required("type", "one of " + String.join(", ", AlertEntry.TYPES), AlertReader::type)
                .orElse("");
        AlertProof proof = new ProofReader(section).read(type);
        return new AlertEntry(
                name,
                type,
                proof instanceof AlertProof.SnsTopics ? List.of() : secrets(section),
                proof,
                mapping(type, section),
                section.value("traces", this::source),
                routes(section));
    }

    private static String type(String text) {
        if (!AlertEntry.TYPES.contains(text)) {
            throw new Unfit("Expected one of " + String.join(", ", AlertEntry.TYPES) + ".");
        }
        return text;
    }

    private String source(String text) {
        if (!sources.contains(text)) {
            throw new Unfit("There is no such trace source. Expected one of "
                    + String.join(", ", sources.stream().sorted().toList()) + ".");
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

    private static Optional<AlertMapping> mapping(String type, Section section) {
        if (!type.equals(AlertEntry.GENERIC)) {
            if (section.has("mapping")) {
                section.problem("mapping", "Only a source of type generic has one. Expected no such key.");
            }
            return Optional.empty();
        }
        Optional<Section> mapping = section.section("mapping");
        if (mapping.isEmpty()) {
            section.problem("mapping", "missing. Expected where group and title stand, such as group: $.id.");
        }
        return mapping.map(AlertReader::mapped);
    }

    private static AlertMapping mapped(Section section) {
        section.expecting(
                "only",
                "group",
                "title",
                "status",
                "resolved",
                "delivery",
                "started_at",
                "from",
                "to",
                "labels",
                "annotations",
                "links");
        Map<String, String> only = section.texts("only", Function.identity());
        only.keySet().forEach(path -> {
            try {
                Shapes.jsonPath(path);
            } catch (Unfit e) {
                section.problem("only", "The key " + path + " does not fit. " + e.getMessage());
            }
        });
        if (section.has("status") != section.has("resolved")) {
            section.problem(
                    "status", "Expected status (where it stands) and resolved (the values that mean it), or none.");
        }
        return new AlertMapping(
                only,
                section.required("group", "where the part stands that repeats share, such as $.id", Shapes::jsonPath)
                        .orElse("$"),
                section.required("title", "where a line for people stands, such as $.title", Shapes::jsonPath)
                        .orElse("$"),
                section.value("status", Shapes::jsonPath),
                Set.copyOf(section.values("resolved", Function.identity())),
                new AlertMapping.Times(
                        section.values("delivery", Shapes::jsonPath),
                        section.value("started_at", Shapes::jsonPath),
                        section.value("from", Shapes::jsonPath),
                        section.value("to", Shapes::jsonPath)),
                section.texts("labels", Shapes::jsonPath),
                section.texts("annotations", Shapes::jsonPath),
                section.values("links", Shapes::jsonPath));
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
