package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.trace.http.SourceHttp;
import dev.casebook.trace.http.SourceRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code POST /api/v1/runs/query}, page by page. */
final class RunQuery {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 200;
    private static final List<String> WHOLE = List.of(
            "id",
            "trace_id",
            "parent_run_id",
            "dotted_order",
            "name",
            "run_type",
            "status",
            "error",
            "start_time",
            "end_time",
            "inputs",
            "outputs",
            "inputs_s3_urls",
            "outputs_s3_urls",
            "extra",
            "tags",
            "prompt_tokens",
            "completion_tokens",
            "total_tokens",
            "thread_id",
            "session_id");

    private final SourceHttp http;

    RunQuery(SourceHttp http) {
        this.http = http;
    }

    /**
     * What was found.
     *
     * @param runs each once
     * @param more true when there are more than were read
     */
    record Found(List<JsonNode> runs, boolean more) {}

    /** All runs of a trace, in the order of their execution: that of {@code dotted_order}. */
    Found ofTrace(String trace, String project) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("trace", trace).put("order", "asc");
        RunId.of(project).ifPresent(id -> body.putArray("session").add(id));
        Found found = read(body, WHOLE, MOST_PAGES * PAGE);
        return new Found(
                found.runs().stream()
                        .sorted(Comparator.comparing(
                                (JsonNode run) -> run.path("dotted_order").asText()))
                        .toList(),
                found.more());
    }

    /**
     * Runs that match, in the server's order.
     *
     * @param criteria the body of the request, without page and fields
     * @param select the fields to read
     */
    Found read(ObjectNode criteria, List<String> select, int most) {
        Map<String, JsonNode> runs = new LinkedHashMap<>();
        ObjectNode body = criteria.deepCopy();
        select.forEach(body.putArray("select")::add);
        String cursor = "";
        int pages = 0;
        do {
            body.put("limit", Math.min(PAGE, most - runs.size()));
            JsonNode page = http.ask(SourceRequest.send("POST", "/api/v1/runs/query", body))
                    .body();
            page.path("runs").forEach(run -> runs.putIfAbsent(run.path("id").asText(), run));
            cursor = page.path("cursors").path("next").asText("");
            body.put("cursor", cursor);
            pages++;
        } while (!cursor.isEmpty() && !cursor.equals("null") && runs.size() < most && pages < MOST_PAGES);
        return new Found(new ArrayList<>(runs.values()), !cursor.isEmpty() && !cursor.equals("null"));
    }
}
