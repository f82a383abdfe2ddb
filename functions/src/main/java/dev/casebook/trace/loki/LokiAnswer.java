package dev.casebook.trace.loki;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a query gave: lines, or numbers where the query counted. */
sealed interface LokiAnswer {

    /** Lines, in the order in which they stand in the answer. */
    record Lines(List<LogLine> lines) implements LokiAnswer {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Numbers over time.
     *
     * @param series how many
     */
    record Numbers(int series) implements LokiAnswer {}

    /** Something else. */
    record Unknown() implements LokiAnswer {}

    static LokiAnswer of(JsonNode body) {
        JsonNode data = body.path("data");
        JsonNode result = data.path("result");
        return switch (data.path("resultType").asText()) {
            case "streams" -> new Lines(lines(result));
            case "matrix", "vector" -> new Numbers(result.size());
            default -> new Unknown();
        };
    }

    private static List<LogLine> lines(JsonNode streams) {
        List<LogLine> lines = new ArrayList<>();
        for (JsonNode stream : streams) {
            Map<String, String> labels = labels(stream.path("stream"));
            for (JsonNode value : stream.path("values")) {
                long nanos = value.path(0).asLong(-1);
                if (nanos >= 0 && value.path(1).isTextual()) {
                    lines.add(new LogLine(
                            nanos, all(labels, value.path(2)), value.path(1).textValue()));
                }
            }
        }
        return lines;
    }

    /** With and without the server's encoding flag a line has the same labels. */
    private static Map<String, String> all(Map<String, String> labels, JsonNode categories) {
        if (categories.isEmpty()) {
            return labels;
        }
        Map<String, String> all = new HashMap<>(labels);
        labels(categories.path("structuredMetadata")).forEach(all::putIfAbsent);
        labels(categories.path("parsed")).forEach(all::putIfAbsent);
        return all;
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new HashMap<>();
        object.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }
}
