package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Searches for root runs. LangSmith gives the newest first and does not sort by duration, so the slowest are those among the
 * newest 500 of the window.
 */
final class LangSmithSearch {
    private static final int LOOKED_THROUGH = 500;
    private static final List<String> BRIEF = List.of(
            "id", "trace_id", "name", "run_type", "status", "error", "start_time", "end_time", "feedback_stats");

    private final String source;
    private final RunQuery runs;
    private final Projects projects;

    LangSmithSearch(String source, RunQuery runs, Projects projects) {
        this.source = source;
        this.runs = runs;
        this.projects = projects;
    }

    List<TraceSummary> search(TraceQuery query) {
        List<String> ids = projects.ids();
        if (ids.isEmpty()) {
            return List.of();
        }
        boolean slow = query.symptom().filter(TraceQuery.Symptom.SLOW::equals).isPresent();
        List<JsonNode> roots = ask(query, ids, slow ? LOOKED_THROUGH : query.limit());
        Set<String> failed = failed(query, ids, roots);
        Comparator<TraceSummary> newest =
                Comparator.comparing(TraceSummary::startedAt).reversed();
        return roots.stream()
                .map(run -> summary(run, failed))
                .sorted(slow ? Comparator.comparing(TraceSummary::duration).reversed() : newest)
                .limit(query.limit())
                .toList();
    }

    /** A root may have ended well although a step of it failed, so those with a failed step are asked for. */
    private Set<String> failed(TraceQuery query, List<String> ids, List<JsonNode> roots) {
        boolean allFailed = !RunFilter.ofAnyRun(query).isEmpty();
        List<JsonNode> withError = roots.isEmpty() || allFailed
                ? roots
                : ask(query.showing(TraceQuery.Symptom.ERROR), ids, Math.max(query.limit(), roots.size()));
        return withError.stream().map(run -> run.path("id").asText()).collect(Collectors.toSet());
    }

    private List<JsonNode> ask(TraceQuery query, List<String> ids, int most) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ids.forEach(body.putArray("session")::add);
        body.put("is_root", true)
                .put("start_time", query.from().toString())
                .put("order", "desc")
                .put("filter", RunFilter.ofRoot(query));
        String anyRun = RunFilter.ofAnyRun(query);
        if (!anyRun.isEmpty()) {
            body.put("tree_filter", anyRun);
        }
        return runs.read(body, BRIEF, most).runs();
    }

    private TraceSummary summary(JsonNode run, Set<String> failed) {
        String id = run.path("id").asText();
        Instant start = RunSpan.time(run.path("start_time")).orElse(Instant.EPOCH);
        Instant end = RunSpan.time(run.path("end_time")).orElse(start);
        String name = run.path("name").asText();
        return new TraceSummary(
                new TraceRef(
                        source,
                        RunId.of(run.path("trace_id").asText())
                                .or(() -> RunId.of(id))
                                .orElse(id)),
                name.isBlank() ? Optional.empty() : Optional.of(name),
                start,
                end.isBefore(start) ? Duration.ZERO : Duration.between(start, end),
                failed.contains(id) || run.path("status").asText().equals("error"),
                score(run.path("feedback_stats")));
    }

    /** Feedback on another scale than 0 to 1 is left out: its scale is not told. */
    private static Optional<Double> score(JsonNode feedback) {
        OptionalDouble lowest = StreamSupport.stream(feedback.spliterator(), false)
                .map(stats -> stats.path("avg"))
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .filter(average -> average >= 0 && average <= 1)
                .min();
        return lowest.isPresent() ? Optional.of(lowest.getAsDouble()) : Optional.empty();
    }
}
