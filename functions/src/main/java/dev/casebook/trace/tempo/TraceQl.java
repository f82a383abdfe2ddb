package dev.casebook.trace.tempo;

import dev.casebook.trace.GoLiteral;
import dev.casebook.trace.TraceQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a search as TraceQL. Each criterion may hold on another span of the trace, so they are span sets joined by
 * {@code &&}. Values are quoted string literals.
 *
 * <p>Text is looked for in the attributes that hold a conversation, of which a server keeps 2,048 bytes each by default: words
 * behind that are not found.
 */
final class TraceQl {
    private static final List<String> AGENT = List.of(
            "span.gen_ai.agent.name",
            "span.agent.name",
            "span.traceloop.workflow.name",
            "span.ai.telemetry.functionId",
            "resource.service.name");
    private static final List<String> SESSION = List.of(
            "span.gen_ai.conversation.id",
            "span.session.id",
            "span.traceloop.association.properties.session_id",
            "span.ai.telemetry.metadata.sessionId",
            "span.gcp.vertex.agent.session_id");
    private static final List<String> USER = List.of(
            "span.user.id",
            "span.enduser.id",
            "span.traceloop.association.properties.user_id",
            "span.ai.telemetry.metadata.userId");
    private static final List<String> ENVIRONMENT =
            List.of("resource.deployment.environment.name", "resource.deployment.environment");

    private static final List<String> TEXT = List.of(
            "span.gen_ai.input.messages",
            "span.gen_ai.output.messages",
            "span.gen_ai.prompt",
            "span.gen_ai.completion",
            "span.input.value",
            "span.output.value",
            "span.traceloop.entity.input",
            "span.traceloop.entity.output",
            "span.ai.prompt",
            "span.ai.prompt.messages",
            "span.ai.response.text");
    private static final String TOOL = "span.gen_ai.tool.name != nil || span.gen_ai.operation.name = \"execute_tool\""
            + " || span.openinference.span.kind = \"TOOL\" || span.traceloop.span.kind = \"tool\""
            + " || span.ai.toolCall.name != nil";
    private static final Pattern SCOPED = Pattern.compile("(?:span|resource)?\\.(.+)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]+");
    private static final String SPECIAL = "\\.+*?()|[]{}^$";

    private TraceQl() {}

    static String of(TraceQuery query) {
        List<String> sets = new ArrayList<>();
        query.value(TraceQuery.Field.AGENT).ifPresent(value -> sets.add(anyOf(AGENT, value)));
        query.value(TraceQuery.Field.SESSION).ifPresent(value -> sets.add(anyOf(SESSION, value)));
        query.value(TraceQuery.Field.USER).ifPresent(value -> sets.add(anyOf(USER, value)));
        query.value(TraceQuery.Field.ENVIRONMENT).ifPresent(value -> sets.add(anyOf(ENVIRONMENT, value)));
        query.text().ifPresent(words -> sets.add(any(TEXT, "=~", GoLiteral.of(containing(words)))));
        new TreeMap<>(query.attributes())
                .forEach((name, value) -> sets.add("{ " + attribute(name) + " = " + GoLiteral.of(value) + " }"));
        query.symptom().flatMap(TraceQl::symptom).ifPresent(sets::add);
        return sets.isEmpty() ? "{ }" : String.join(" && ", sets);
    }

    /** The same for traces that took at least as long. */
    static String of(TraceQuery query, Duration atLeast) {
        String slow = "{ trace:duration >= " + atLeast.toMillis() + "ms }";
        String all = of(query);
        return all.equals("{ }") ? slow : all + " && " + slow;
    }

    /** Slowness is a matter of order, and scores are kept nowhere here. */
    private static Optional<String> symptom(TraceQuery.Symptom symptom) {
        return switch (symptom) {
            case ERROR -> Optional.of("{ status = error }");
            case TOOL_ERROR -> Optional.of("{ status = error && ( " + TOOL + " ) }");
            case LOW_SCORE, SLOW -> Optional.empty();
        };
    }

    /** A name may carry its scope; without one the span is looked at first and then its resource. */
    private static String attribute(String name) {
        Matcher scoped = SCOPED.matcher(name);
        String bare = scoped.matches() ? scoped.group(1) : name;
        String scope = scoped.matches() ? name.substring(0, name.length() - bare.length()) : ".";
        return scope + (PLAIN.matcher(bare).matches() ? bare : GoLiteral.of(bare));
    }

    /**
     * A pattern that fits a whole value that holds the words, in any letter case and with any white space between them. The
     * value may be JSON, where a quote has a backslash before it and a new line is written as one.
     */
    private static String containing(String words) {
        return Arrays.stream(words.strip().split("\\s+", -1))
                .map(TraceQl::quoted)
                .collect(Collectors.joining("(?:\\s|\\\\n)+", "(?is).*", ".*"));
    }

    private static String quoted(String word) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            pattern.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "")
                    .append(c == '"' ? "\\\\?" : "")
                    .append(c);
        }
        return pattern.toString();
    }

    private static String anyOf(List<String> attributes, String value) {
        return any(attributes, "=", GoLiteral.of(value));
    }

    private static String any(List<String> attributes, String operator, String literal) {
        return attributes.stream()
                .map(attribute -> attribute + " " + operator + " " + literal)
                .collect(Collectors.joining(" || ", "{ ", " }"));
    }
}
