package dev.casebook.trace.tempo;

import dev.casebook.trace.GoLiteral;
import dev.casebook.trace.TraceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a search as TraceQL. Each criterion may hold on another span of the trace, so they are span sets joined by
 * {@code &&}. Values are quoted string literals.
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

    private TraceQl() {}

    static String of(TraceQuery query) {
        List<String> sets = new ArrayList<>();
        query.value(TraceQuery.Field.AGENT).ifPresent(value -> sets.add(anyOf(AGENT, value)));
        query.value(TraceQuery.Field.SESSION).ifPresent(value -> sets.add(anyOf(SESSION, value)));
        query.value(TraceQuery.Field.USER).ifPresent(value -> sets.add(anyOf(USER, value)));
        query.value(TraceQuery.Field.ENVIRONMENT).ifPresent(value -> sets.add(anyOf(ENVIRONMENT, value)));
        if (query.symptom().filter(TraceQuery.Symptom.ERROR::equals).isPresent()) {
            sets.add("{ status = error }");
        }
        return sets.isEmpty() ? "{ }" : String.join(" && ", sets);
    }

    private static String anyOf(List<String> attributes, String value) {
        String literal = GoLiteral.of(value);
        return attributes.stream()
                .map(attribute -> attribute + " = " + literal)
                .collect(Collectors.joining(" || ", "{ ", " }"));
    }
}
