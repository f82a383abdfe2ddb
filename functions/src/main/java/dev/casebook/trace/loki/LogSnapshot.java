package dev.casebook.trace.loki;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Log lines in the order of their time, each once.
 *
 * @param cut true when there were more than may be read
 */
record LogSnapshot(List<LogLine> lines, boolean cut) {
    LogSnapshot {
        lines = List.copyOf(lines);
    }

    /** Lines of several streams or queries, put in order; of lines of the same nanosecond, those given first stay first. */
    static LogSnapshot of(Iterable<LogLine> anyOrder, boolean cut) {
        Set<LogLine> distinct = new LinkedHashSet<>();
        anyOrder.forEach(distinct::add);
        List<LogLine> lines = new ArrayList<>(distinct);
        lines.sort(Comparator.comparingLong(LogLine::nanos));
        return new LogSnapshot(lines, cut);
    }

    LogSnapshot and(LogSnapshot other) {
        List<LogLine> both = new ArrayList<>(lines);
        both.addAll(other.lines);
        return of(both, cut || other.cut);
    }

    LogSnapshot where(Predicate<LogLine> holds) {
        return new LogSnapshot(lines.stream().filter(holds).toList(), cut);
    }

    @Override
    public String toString() {
        return "LogSnapshot[" + lines.size() + " lines" + (cut ? ", cut]" : "]");
    }
}
