package dev.casebook.configuration;

import dev.casebook.CasebookException;
import dev.casebook.agent.protocol.RequestTemplate;
import dev.casebook.agent.protocol.ResponseMapping;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
                "lambda",
                "chat",
                "versions",
                "deployed",
                "headers",
                "request",
                "response",
                "timeout",
                "recorded_tools",
                "model",
                "channel",
                "push",
                "evaluators",
                "redaction",
                "traced_as",
                "nightly",
                "owner");
        boolean recordedTools = section.value("recorded_tools", Shapes::yesOrNo).orElse(false);
        return new AgentEntry(
                name,
                section.value("dataset", Shapes::name).orElse(name),
                call(section, recordedTools),
                section.value("deployed", Function.identity()),
                section.value("timeout", Shapes::timeout).orElse(TIMEOUT),
                recordedTools,
                section.value("model", Shapes::line),
                section.value("channel", Shapes::channel),
                evaluators.read(section),
                redaction(section),
                section.values("traced_as", Shapes::line));
    }

    private static RedactionEntry redaction(Section agent) {
        return agent.section("redaction")
                .map(section -> section.expecting("keys", "allow"))
                .map(section -> new RedactionEntry(
                        section.values("keys", Function.identity()), section.values("allow", Function.identity())))
                .orElse(RedactionEntry.NONE);
    }

    private static AgentCall call(Section section, boolean recordedTools) {
        List<String> ways =
                List.of("url", "lambda", "chat").stream().filter(section::has).toList();
        if (ways.size() > 1) {
            section.problem(ways.get(1), "Expected one of url, lambda and chat, not several.");
        }
        if (section.has("chat")) {
            return ChatReader.read(section, recordedTools);
        }
        if (section.has("lambda")) {
            return lambda(section);
        }
        return http(section);
    }

    private static AgentCall.Http http(Section section) {
        Map<String, String> versions =
                section.texts("versions", text -> Shapes.url(text).toString());
        if (section.has("url") && !versions.isEmpty()) {
            section.problem("versions", "Expected either url or versions, not both.");
        }
        checkVersions(section, versions);
        return new AgentCall.Http(
                section.value("url", text -> Shapes.urlTemplate(VERSION, text)),
                versions,
                section.texts("headers", Shapes::headerValue),
                mapping(section));
    }

    private static AgentCall.Lambda lambda(Section section) {
        if (section.has("headers")) {
            section.problem("headers", "A Lambda function is invoked without headers. Remove them.");
        }
        Map<String, String> versions = section.texts("versions", Shapes::qualifier);
        String function =
                section.value("lambda", text -> Shapes.function(VERSION, text)).orElse("");
        if (!versions.isEmpty() && !function.isEmpty() && !function.contains(VERSION)) {
            section.problem("versions", "Expected " + VERSION + " in lambda, where what is listed here goes.");
        }
        checkVersions(section, versions);
        return new AgentCall.Lambda(function, versions, mapping(section));
    }

    private static AgentCall.Mapping mapping(Section section) {
        return new AgentCall.Mapping(section.value("request", AgentReader::template), response(section));
    }

    private static RequestTemplate template(String text) {
        try {
            return RequestTemplate.parse(text);
        } catch (CasebookException.Permanent e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<ResponseMapping> response(Section agent) {
        return agent.section("response").flatMap(section -> {
            List<String> fields = ResponseMapping.fields();
            section.expecting(fields.toArray(String[]::new));
            section.required("output", "a JSONPath such as $.answer", Shapes::jsonPath);
            Map<String, String> paths = new HashMap<>();
            fields.forEach(field -> section.value(field, Shapes::jsonPath).ifPresent(path -> paths.put(field, path)));
            try {
                return Optional.of(new ResponseMapping(paths));
            } catch (CasebookException.Permanent e) {
                section.problem("usage", String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    private static void checkVersions(Section section, Map<String, String> versions) {
        // Two versions at one address would be compared with themselves, and the difference would always be none.
        if (new HashSet<>(versions.values()).size() < versions.size()) {
            section.problem("versions", "Two versions have the same address. Expected one of its own for each.");
        }
        checkDeployed(section, versions);
    }

    static void checkDeployed(Section section, Map<String, ?> versions) {
        boolean unknown = section.value("deployed", Function.identity())
                .filter(version -> !versions.isEmpty() && !versions.containsKey(version))
                .isPresent();
        if (unknown) {
            section.problem("deployed", "Expected one of the versions: " + String.join(", ", versions.keySet()) + ".");
        }
    }
}
