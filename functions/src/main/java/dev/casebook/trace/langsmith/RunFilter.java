package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.trace.TraceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a search in LangSmith's filter language. Values are JSON strings, which cannot end the filter.
 *
 * @see <a href="https://docs.langchain.com/langsmith/trace-query-syntax">its syntax</a>
 */
final class RunFilter {
    private RunFilter() {}

    /** What must hold for the root run. */
    static String ofRoot(TraceQuery query) {
        List<String> all = new ArrayList<>();
        all.add("gte(start_time, " + quoted(query.from().toString()) + ")");
        all.add("lt(start_time, " + quoted(query.to().toString()) + ")");
        for (TraceQuery.Field field : TraceQuery.Field.values()) {
            query.value(field).ifPresent(value -> all.add(field(field, value)));
        }
        query.attributes().forEach((name, value) -> all.add(metadata(List.of(name), value)));
        query.text().ifPresent(text -> all.add("search(" + quoted(text) + ")"));
        if (query.symptom().filter(TraceQuery.Symptom.LOW_SCORE::equals).isPresent()) {
            all.add("lt(feedback_score, 0.5)");
        }
        return "and(" + String.join(", ", all) + ")";
    }

    /** What must hold for some run of the trace, the root or another; empty when that does not matter. */
    static String ofAnyRun(TraceQuery query) {
        return query.symptom()
                .map(symptom -> switch (symptom) {
                    case ERROR -> "eq(status, \"error\")";
                    case TOOL_ERROR -> "and(eq(run_type, \"tool\"), eq(status, \"error\"))";
                    case LOW_SCORE, SLOW -> "";
                })
                .orElse("");
    }

    private static String field(TraceQuery.Field field, String value) {
        return switch (field) {
            case AGENT -> "or(eq(name, " + quoted(value) + "), " + metadata(RunMetadata.AGENT, value) + ")";
            case SESSION -> metadata(RunMetadata.SESSION, value);
            case USER -> metadata(RunMetadata.USER, value);
            case ENVIRONMENT ->
                "or(has(tags, " + quoted(value) + "), " + metadata(RunMetadata.ENVIRONMENT, value) + ")";
        };
    }

    private static String metadata(List<String> names, String value) {
        return "and(in(metadata_key, "
                + names.stream().map(RunFilter::quoted).collect(Collectors.joining(", ", "[", "]"))
                + "), eq(metadata_value, " + quoted(value) + "))";
    }

    private static String quoted(String value) {
        return TextNode.valueOf(value).toString();
    }
}
