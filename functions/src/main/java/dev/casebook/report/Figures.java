package dev.casebook.report;

import dev.casebook.report.Happening.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is counted of one agent, or of all, in one period.
 *
 * @param meanToFix mean time from the first ping to the verified fix, of fixes in the period; empty without one
 * @param medianToFix median of the same; of an even number the mean of the middle two
 */
public record Figures(
        int triaged,
        int permanentCases,
        int notDefects,
        int fixes,
        Optional<Duration> meanToFix,
        Optional<Duration> medianToFix,
        int recurrences,
        int prevented) {

    /** Counted from what happened. */
    public static Figures of(List<Happening> happenings) {
        List<Duration> times = happenings.stream()
                .flatMap(each -> each.took().stream())
                .sorted()
                .toList();
        return new Figures(
                count(happenings, Kind.TRIAGED),
                count(happenings, Kind.PERMANENT_CASE),
                count(happenings, Kind.NOT_A_DEFECT),
                count(happenings, Kind.FIX_VERIFIED),
                times.isEmpty() ? Optional.empty() : Optional.of(mean(times)),
                times.isEmpty() ? Optional.empty() : Optional.of(median(times)),
                count(happenings, Kind.RECURRED),
                count(happenings, Kind.PREVENTED));
    }

    private static int count(List<Happening> happenings, Kind kind) {
        return (int) happenings.stream().filter(each -> each.kind() == kind).count();
    }

    private static Duration mean(List<Duration> times) {
        return times.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(times.size());
    }

    private static Duration median(List<Duration> sorted) {
        int upper = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(upper)
                : sorted.get(upper - 1).plus(sorted.get(upper)).dividedBy(2);
    }
}
