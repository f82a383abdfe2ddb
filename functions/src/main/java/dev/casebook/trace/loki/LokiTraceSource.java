package dev.casebook.trace.loki;

import dev.casebook.CasebookException;
import dev.casebook.Signals;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSource;
import dev.casebook.trace.TraceSummary;
import dev.casebook.trace.http.SourceHttp;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Grafana Loki as a place where the logs of an agent stand in for traces that nobody recorded.
 *
 * <p>Two kinds of reference: {@code loki:4bf92f…} (32 hexadecimal digits) is what was logged under a trace id,
 * {@code loki:1749790804000123457-9f2c41ab} is what was logged around one line: its nanosecond and eight digits of its
 * SHA-256. The line is the first of its session, so that the same failure has the same reference however it was found; the
 * reference holds nothing of what was said.
 */
public final class LokiTraceSource implements TraceSource {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,32}");
    private static final Pattern LINE = Pattern.compile("([0-9]{16,19})-([0-9a-f]{8})");
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final LokiSettings settings;
    private final LokiLogs logs;
    private final LokiSearch search;
    private final Signals signals;
    private final InstantSource clock;

    /** The client must not follow redirects: credentials are for the configured host only. */
    public LokiTraceSource(LokiSettings settings, HttpClient client, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        SourceHttp http = new SourceHttp(settings.access().address(), client, clock);
        this.logs = new LokiLogs(settings, new LokiPages(settings.name(), http, settings.reach()));
        this.search = new LokiSearch(settings.name(), logs);
        this.signals = new LokiSignals(settings.name(), http);
    }

    @Override
    public Optional<Trace> fetch(TraceRef ref) {
        Matcher line = LINE.matcher(ref.id());
        boolean trace = HEX.matcher(ref.id()).matches();
        if (!ref.source().equals(settings.name()) || (!trace && !line.matches())) {
            throw new CasebookException.Permanent(
                    "%s keeps logs under references such as %s:4bf92f3577b34da6a3ce929d0e0e4736 or %s:1749790804000123457-9f2c41ab."
                            .formatted(settings.name(), settings.name(), settings.name()));
        }
        if (trace) {
            TraceRef canonical =
                    new TraceRef(settings.name(), TraceRef.tempo(ref.id()).id());
            return trace(canonical, logs.ofTrace(canonical.id(), "", lately()));
        }
        return trace(ref, logs.around(Long.parseLong(line.group(1)), line.group(2)));
    }

    @Override
    public List<TraceSummary> search(TraceQuery query) {
        return search.search(query);
    }

    /** Writes to this Loki; its credentials must allow it then. */
    public Signals signals() {
        return signals;
    }

    /** Errors and warnings that were logged under a trace's id while it ran, whichever source recorded it. */
    List<LogLine> troubles(Trace trace) {
        Instant start = trace.context().startedAt();
        LokiPages.Window window = new LokiPages.Window(
                LogLine.nanos(start.minus(AHEAD)),
                LogLine.nanos(start.plus(trace.context().duration()).plus(AHEAD)));
        return logs.ofTrace(trace.ref().id(), LogQl.troubles(), window).lines();
    }

    private Optional<Trace> trace(TraceRef ref, LogSnapshot snapshot) {
        return snapshot.lines().isEmpty()
                ? Optional.empty()
                : Optional.of(LogTrace.of(ref, snapshot, settings.names()));
    }

    private LokiPages.Window lately() {
        Instant now = clock.instant();
        return new LokiPages.Window(LogLine.nanos(now.minus(settings.reach().back())), LogLine.nanos(now.plus(AHEAD)));
    }
}
