package dev.casebook.trace.loki;

import dev.casebook.CasebookException;
import dev.casebook.trace.http.SourceAnswer;
import dev.casebook.trace.http.SourceHttp;
import dev.casebook.trace.http.SourceRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All lines of a query in a window, page by page, oldest first.
 *
 * <p>Loki gives no cursor, and lines may share a nanosecond: the next page begins with the last page's newest nanosecond, and
 * what comes twice is dropped. A page that shares one nanosecond altogether is asked for again, larger.
 */
final class LokiPages {
    /** What servers allow in one query unless they were told otherwise ({@code max_entries_limit_per_query}). */
    private static final int MOST_AT_ONCE = 5000;

    private final String source;
    private final SourceHttp http;
    private final LokiSettings.Reach reach;

    LokiPages(String source, SourceHttp http, LokiSettings.Reach reach) {
        this.source = source;
        this.http = http;
        this.reach = reach;
    }

    /** The lines from the first nanosecond, included, to the last, excluded. */
    LogSnapshot lines(String query, Window window) {
        Set<LogLine> lines = new LinkedHashSet<>();
        long start = window.from();
        int limit = reach.page();
        boolean cut = false;
        while (start < window.to()) {
            List<LogLine> page = page(query, new Window(start, window.to()), limit);
            lines.addAll(page);
            if (page.size() < limit) {
                break;
            }
            if (lines.size() > reach.most()) {
                cut = true;
                break;
            }
            long newest = page.getLast().nanos();
            if (newest > start) {
                start = newest;
                limit = reach.page();
            } else if (limit < MOST_AT_ONCE) {
                limit = Math.min(limit * 2, MOST_AT_ONCE);
            } else {
                cut = true;
                start = newest + 1;
                limit = reach.page();
            }
        }
        LogSnapshot all = LogSnapshot.of(lines, cut);
        return all.lines().size() <= reach.most()
                ? all
                : new LogSnapshot(all.lines().subList(0, reach.most()), true);
    }

    private List<LogLine> page(String query, Window window, int limit) {
        String path = "/loki/api/v1/query_range?query=%s&start=%d&end=%d&limit=%d&direction=forward"
                .formatted(URLEncoder.encode(query, StandardCharsets.UTF_8), window.from(), window.to(), limit);
        SourceAnswer answer = http.ask(new SourceRequest(
                "GET",
                path,
                Optional.empty(),
                Map.of("X-Loki-Response-Encoding-Flags", "categorize-labels"),
                Set.of()));
        return switch (LokiAnswer.of(answer.body())) {
            case LokiAnswer.Lines found ->
                found.lines().stream()
                        .sorted(Comparator.comparingLong(LogLine::nanos))
                        .toList();
            case LokiAnswer.Numbers numbers ->
                throw new CasebookException.Permanent(
                        "%s answered with numbers instead of lines. Nothing was stored; check the source's streams: they select lines and count nothing."
                                .formatted(source));
            case LokiAnswer.Unknown unknown ->
                throw new CasebookException.Permanent(
                        "%s gave an answer that is not a Loki's. Nothing was stored; check the source's base URL."
                                .formatted(source));
        };
    }

    /** In nanoseconds since 1970; the first included, the last not. */
    record Window(long from, long to) {}
}
