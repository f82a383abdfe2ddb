package dev.casebook.evaluation;

import dev.casebook.agent.Answer;
import dev.casebook.statistics.Percentile;
import java.util.List;
import java.util.Optional;

/**
 * How long a suite's answers took: the 95th percentile by nearest rank against a limit. Under 20 answers that is the slowest one.
 *
 * @param answers how many there were; trials without an answer took no time that counts
 * @param p50Millis the median
 * @param p95Millis at most one answer in twenty took longer
 */
public record SuiteLatency(int answers, long p50Millis, long p95Millis, long limitMillis) {
    /** A pause of 1.2 seconds is what a caller takes well. */
    public static final long DEFAULT_LIMIT_MILLIS = 1_200;

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.95;

    /** Empty when no row holds an answer. Give planned trials only: confirmation looks at flips alone. */
    public static Optional<SuiteLatency> of(List<ResultRow> rows, long limitMillis) {
        List<Long> millis = rows.stream()
                .flatMap(row -> row.answer().stream())
                .map(Answer::latencyMillis)
                .toList();
        return millis.isEmpty()
                ? Optional.empty()
                : Optional.of(new SuiteLatency(
                        millis.size(),
                        Percentile.nearestRank(millis, MEDIAN),
                        Percentile.nearestRank(millis, NEARLY_ALL),
                        limitMillis));
    }

    public boolean withinLimit() {
        return p95Millis <= limitMillis;
    }
}
