package dev.casebook.trace.loki;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a log.
 *
 * @param nanos when it was written, in nanoseconds since 1970
 * @param labels of its stream, together with its structured metadata: a server mixes them unless it is asked not to
 * @param text as written; may hold line breaks
 */
record LogLine(long nanos, Map<String, String> labels, String text) {
    LogLine {
        labels = Map.copyOf(labels);
    }

    Instant at() {
        return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }

    Optional<String> label(String name) {
        return Optional.ofNullable(labels.get(name)).filter(value -> !value.isBlank());
    }

    static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }

    @Override
    public String toString() {
        return "LogLine[" + nanos + ", " + text.length() + " characters]";
    }
}
