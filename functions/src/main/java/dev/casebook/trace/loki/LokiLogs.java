package dev.casebook.trace.loki;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a Loki holds about a trace, a session or a moment. A line may say where it belongs beside its text or in it. */
final class LokiLogs {
    private static final Duration STRETCH = Duration.ofHours(6);
    private static final Duration LONGEST_SESSION = Duration.ofHours(24);
    private static final Duration LONGEST_TRACE = Duration.ofHours(1);
    private static final String SHORT_ID = "0".repeat(16);

    private final List<String> streams;
    private final Belonging belonging;
    private final LokiSettings.Reach reach;
    private final LokiPages pages;

    LokiLogs(LokiSettings settings, LokiPages pages) {
        this.streams = settings.streams();
        this.belonging = new Belonging(settings.names());
        this.reach = settings.reach();
        this.pages = pages;
    }

    Belonging belonging() {
        return belonging;
    }

    /** The lines of every configured stream that pass the stages. */
    LogSnapshot lines(String stages, LokiPages.Window window) {
        LogSnapshot all = new LogSnapshot(List.of(), false);
        for (String stream : streams) {
            all = all.and(pages.lines(stream + stages, window));
        }
        return all;
    }

    /** The lines of a trace; a line that names another trace and only mentions this one is not one of them. */
    LogSnapshot ofTrace(String id, String stages, LokiPages.Window window) {
        String text = id.startsWith(SHORT_ID) ? id.substring(SHORT_ID.length()) : id;
        LogSnapshot beside = lines(LogQl.labelled(belonging.traceNames(), id) + stages, window);
        if (!text.equals(id)) {
            beside = beside.and(lines(LogQl.labelled(belonging.traceNames(), text) + stages, window));
        }
        LogSnapshot within = lines(LogQl.holding(text) + stages, window);
        return beside.and(
                within.where(line -> belonging.traceId(line).map(id::equals).orElse(true)));
    }

    LogSnapshot ofSession(String session, LokiPages.Window window) {
        LogSnapshot beside = lines(LogQl.labelled(belonging.sessionNames(), session), window);
        LogSnapshot within = lines(LogQl.holding(session), window);
        return beside.and(within.where(belongsTo(session)));
    }

    private Predicate<LogLine> belongsTo(String session) {
        return line -> belonging.session(line).filter(session::equals).isPresent();
    }

    /** The lines around one line: of its trace, else of its session from there on, else of its service at that time. */
    LogSnapshot around(long nanos, String mark) {
        Optional<LogLine> anchor = lines("", new LokiPages.Window(nanos, nanos + 1)).lines().stream()
                .filter(line -> Belonging.mark(line).equals(mark))
                .findFirst();
        return anchor.map(this::around).orElseGet(() -> new LogSnapshot(List.of(), false));
    }

    private LogSnapshot around(LogLine anchor) {
        Optional<String> trace = belonging.traceId(anchor);
        if (trace.isPresent()) {
            return ofTrace(trace.get(), "", near(anchor, LONGEST_TRACE));
        }
        Optional<String> session = belonging.session(anchor);
        if (session.isPresent()) {
            long from = anchor.nanos();
            LogSnapshot later = ofSession(session.get(), new LokiPages.Window(from, from + LONGEST_SESSION.toNanos()));
            return new LogSnapshot(runs(later.lines()).getFirst(), later.cut());
        }
        return lines(sameService(anchor), near(anchor, reach.around()));
    }

    /** What a line's service wrote in the line's minute and belongs to no trace and no session. */
    LogSnapshot ofMinute(LogLine line) {
        long from = LogLine.nanos(line.at().truncatedTo(ChronoUnit.MINUTES));
        LokiPages.Window minute =
                new LokiPages.Window(from, from + Duration.ofMinutes(1).toNanos());
        return lines(sameService(line), minute)
                .where(other -> belonging.traceId(other).isEmpty()
                        && belonging.session(other).isEmpty());
    }

    private String sameService(LogLine line) {
        return belonging
                .service(line)
                .map(service -> LogQl.labelled(List.of(belonging.agentNames().getFirst()), service))
                .orElse("");
    }

    /**
     * The first line of the unbroken run of a session's lines in which a line stands, so that every search that comes upon
     * the run names it by the same line.
     */
    LogLine beginning(String session, LogLine found) {
        LogLine first = found;
        for (Duration looked = Duration.ZERO; looked.compareTo(LONGEST_SESSION) < 0; looked = looked.plus(STRETCH)) {
            long from = first.nanos() - STRETCH.toNanos();
            LogSnapshot before = ofSession(session, new LokiPages.Window(from, first.nanos() + 1));
            if (before.cut() || before.lines().isEmpty()) {
                return first;
            }
            first = runs(before.lines()).getLast().getFirst();
            if (first.nanos() - from > reach.quiet().toNanos()) {
                return first;
            }
        }
        return first;
    }

    /** Cut where nothing was written for long. */
    List<List<LogLine>> runs(List<LogLine> lines) {
        List<List<LogLine>> runs = new ArrayList<>();
        long last = Long.MIN_VALUE / 2;
        for (LogLine line : lines) {
            if (line.nanos() - last > reach.quiet().toNanos()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(line);
            last = line.nanos();
        }
        return runs;
    }

    private static LokiPages.Window near(LogLine line, Duration time) {
        return new LokiPages.Window(line.nanos() - time.toNanos(), line.nanos() + time.toNanos() + 1);
    }
}
