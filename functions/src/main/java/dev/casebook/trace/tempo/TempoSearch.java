package dev.casebook.trace.tempo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSummary;
import dev.casebook.trace.http.SourceAnswer;
import dev.casebook.trace.http.SourceHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Searches by TraceQL. Trace ids come without their leading zeros and get them back. */
final class TempoSearch {
    private static final List<Duration> SLOW =
            List.of(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(1));

    private final String source;
    private final SourceHttp http;

    TempoSearch(String source, SourceHttp http) {
        this.source = source;
        this.http = http;
    }

    List<TraceSummary> search(TraceQuery query) {
        boolean slow = is(query, TraceQuery.Symptom.SLOW);
        if (is(query, TraceQuery.Symptom.LOW_SCORE)) {
            throw new CasebookException.Permanent(
                    "%s keeps no scores, so it cannot be searched for low ones. Ask for errors instead."
                            .formatted(source));
        }
        JsonNode hits = slow ? slowest(query) : ask(query, TraceQl.of(query));
        Set<String> failed = failedOf(query, hits);
        List<TraceSummary> summaries = new ArrayList<>();
        for (JsonNode hit : hits) {
            String id = padded(hit.path("traceID").asText());
            summaries.add(new TraceSummary(
                    new TraceRef(source, id),
                    name(hit),
                    start(hit),
                    duration(hit),
                    failed.contains(id),
                    Optional.empty()));
        }
        Comparator<TraceSummary> order =
                slow ? Comparator.comparing(TraceSummary::duration) : Comparator.comparing(TraceSummary::startedAt);
        summaries.sort(order.reversed());
        return List.copyOf(summaries);
    }

    private static boolean is(TraceQuery query, TraceQuery.Symptom symptom) {
        return query.symptom().filter(symptom::equals).isPresent();
    }

    /** A search has no order, so the slowest are asked for first and less slow ones only while there is room. */
    private JsonNode slowest(TraceQuery query) {
        for (Duration atLeast : SLOW) {
            JsonNode hits = ask(query, TraceQl.of(query, atLeast));
            if (hits.size() >= query.limit()) {
                return hits;
            }
        }
        return ask(query, TraceQl.of(query));
    }

    /** Newer servers count the errors per service; where they do not, the failed ones are asked for. */
    private Set<String> failedOf(TraceQuery query, JsonNode hits) {
        Set<String> failed = new HashSet<>();
        boolean counted = true;
        for (JsonNode hit : hits) {
            boolean failure = is(query, TraceQuery.Symptom.ERROR) || is(query, TraceQuery.Symptom.TOOL_ERROR);
            for (JsonNode service : hit.path("serviceStats")) {
                failure = failure || service.path("errorCount").asLong() > 0;
            }
            counted = counted && (failure || hit.path("serviceStats").size() > 0);
            if (failure) {
                failed.add(padded(hit.path("traceID").asText()));
            }
        }
        if (!counted) {
            TraceQuery errors = query.showing(TraceQuery.Symptom.ERROR);
            ask(errors, TraceQl.of(errors))
                    .forEach(hit -> failed.add(padded(hit.path("traceID").asText())));
        }
        return failed;
    }

    /** Tempo takes whole seconds; the window is widened to them. */
    private JsonNode ask(TraceQuery query, String traceQl) {
        long start = query.from().getEpochSecond();
        long end = query.to().plusNanos(999_999_999).getEpochSecond();
        SourceAnswer answer = http.get("/api/search?q=%s&start=%d&end=%d&limit=%d&spss=1"
                .formatted(
                        URLEncoder.encode(traceQl, StandardCharsets.UTF_8),
                        start,
                        Math.max(end, start + 1),
                        query.limit()));
        if (answer.notFound()) {
            throw new CasebookException.Permanent(
                    "%s answered 404 to a search. Search may be switched off there; check the source's base URL."
                            .formatted(source));
        }
        return answer.body().path("traces");
    }

    private static Optional<String> name(JsonNode hit) {
        String name = hit.path("rootTraceName").asText();
        return name.isBlank() ? Optional.empty() : Optional.of(name);
    }

    private static Instant start(JsonNode hit) {
        long nanos = hit.path("startTimeUnixNano").asLong();
        return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }

    private static Duration duration(JsonNode hit) {
        return Duration.ofMillis(Math.max(0, hit.path("durationMs").asLong()));
    }

    private static String padded(String id) {
        String hex = id.toLowerCase(Locale.ROOT);
        return hex.length() < 32 ? "0".repeat(32 - hex.length()) + hex : hex;
    }
}
