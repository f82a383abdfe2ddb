package dev.casebook.configuration;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one entry under {@code agents:}. */
final class AgentReader {
    private static final String VERSION = "{version}";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final EvaluatorReader evaluators;

    AgentReader(EvaluatorReader evaluators) {
        this.evaluators = evaluators;
    }

    AgentEntry read(String name, Section section) {
        section.expecting(
                "dataset",
                "url",
                "versions",
                "deployed",
                "headers",
                "request",
                "response",
                "timeout",
                "recorded_tools",
                "channel",
                "evaluators");
        AgentEntry agent = new AgentEntry(
                name,
                section.value("dataset", Shapes::name).orElse(name),
                section.value("url", text -> Shapes.urlTemplate(VERSION, text)),
                section.texts("versions", text -> Shapes.url(text).toString()),
                section.value("deployed", Function.identity()),
                section.texts("headers", Shapes::headerValue),
                section.value("request", RequestTemplate::check),
                response(section),
                section.value("timeout", Shapes::timeout).orElse(TIMEOUT),
                section.value("recorded_tools", Shapes::yesOrNo).orElse(false),
                section.value("channel", Shapes::channel),
                evaluators.read(section));
        checkVersions(agent, section);
        return agent;
    }

    private static Optional<ResponseEntry> response(Section agent) {
        return agent.section("response").map(section -> {
            section.expecting("output", "tool_calls", "model", "input_tokens", "output_tokens");
            return new ResponseEntry(
                    section.required("output", "a JSONPath such as $.answer", Shapes::jsonPath)
                            .orElse("$"),
                    section.value("tool_calls", Shapes::jsonPath),
                    section.value("model", Shapes::jsonPath),
                    section.value("input_tokens", Shapes::jsonPath),
                    section.value("output_tokens", Shapes::jsonPath));
        });
    }

    private static void checkVersions(AgentEntry agent, Section section) {
        Map<String, String> versions = agent.versions();
        if (agent.url().isPresent() && !versions.isEmpty()) {
            section.problem("versions", "Expected either url or versions, not both.");
        }
        // Two versions at one address would be compared with themselves, and the difference would always be none.
        if (new HashSet<>(versions.values()).size() < versions.size()) {
            section.problem("versions", "Two versions have the same URL. Expected a URL of its own for each.");
        }
        boolean unknown = agent.deployed()
                .filter(version -> !versions.isEmpty() && !versions.containsKey(version))
                .isPresent();
        if (unknown) {
            section.problem("deployed", "Expected one of the versions: " + String.join(", ", versions.keySet()) + ".");
        }
    }
}
