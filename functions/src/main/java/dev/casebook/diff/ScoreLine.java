package dev.casebook.diff;

import dev.casebook.statistics.Bootstrap;
import dev.casebook.statistics.Interval;
import dev.casebook.statistics.NewcombeInterval;
import dev.casebook.statistics.PairedCounts;
import dev.casebook.statistics.PairedScores;
import java.util.List;
import java.util.Optional;

/**
 * One line of the aggregate, worked out from the planned trials of the cases that both sides scored.
 *
 * <p>One trial per case: Newcombe's interval and the exact McNemar p. Several: the trials of a case are averaged, then paired
 * over cases; bootstrap interval below {@link #FEW} cases, else by the standard error; p by {@link PairedExchange}.
 */
final class ScoreLine {
    private static final double LEVEL = 0.95;
    private static final double ALPHA = 0.05;
    private static final int FEW = 100;

    /**
     * When not even a drop of a third of the cases would surely have been seen, "no change found" would say too much. Under 6
     * cases no result can be significant at all.
     */
    private static final double TOO_COARSE = 1.0 / 3;

    private final String name;
    private final List<ScorePair> pairs;
    private final Detectable detectable;

    ScoreLine(String name, List<ScorePair> pairs, Detectable detectable) {
        this.name = name;
        this.pairs = List.copyOf(pairs);
        this.detectable = detectable;
    }

    /** Before any correction for several lines. */
    double p() {
        return PairedExchange.p(pairs);
    }

    /** @param p the exact p, corrected where several lines are tested */
    Score score(double p) {
        int n = pairs.size();
        if (n == 0) {
            return new Score(name, 0, Double.NaN, Double.NaN, 0, 0, -1, 1, 1, Double.NaN, Score.Judgement.TOO_FEW);
        }
        double before =
                pairs.stream().mapToDouble(pair -> pair.before().passShare()).sum() / n;
        double after =
                pairs.stream().mapToDouble(pair -> pair.after().passShare()).sum() / n;
        PairedCounts counts = counts();
        Interval interval = interval(counts);
        double seen = detectable.drop(n, before);
        return new Score(
                name,
                n,
                before,
                after,
                counts.regressed(),
                counts.fixed(),
                Math.max(-1, interval.lower()),
                Math.min(1, interval.upper()),
                p,
                seen,
                judgement(p, after - before, seen));
    }

    private static Score.Judgement judgement(double p, double difference, double detectable) {
        if (p <= ALPHA) {
            return difference < 0 ? Score.Judgement.DROPPED : Score.Judgement.IMPROVED;
        }
        // Not a number compares as false: nothing could have been seen.
        return detectable <= TOO_COARSE ? Score.Judgement.NO_CHANGE_FOUND : Score.Judgement.TOO_FEW;
    }

    private Interval interval(PairedCounts counts) {
        if (pairs.stream().allMatch(ScorePair::single)) {
            return NewcombeInterval.of(counts, LEVEL);
        }
        PairedScores scores =
                new PairedScores(pairs.stream().map(ScorePair::difference).toList());
        Optional<Interval> averaged = pairs.size() < FEW
                ? Bootstrap.STANDARD.bca(scores, LEVEL)
                : scores.estimate().interval(LEVEL);
        return averaged.orElseGet(() -> NewcombeInterval.of(counts, LEVEL));
    }

    private PairedCounts counts() {
        int[] cells = new int[4];
        for (ScorePair pair : pairs) {
            boolean was = pair.before().mostlyPassed();
            boolean is = pair.after().mostlyPassed();
            cells[was ? (is ? 0 : 1) : (is ? 2 : 3)]++;
        }
        return new PairedCounts(cells[0], cells[1], cells[2], cells[3]);
    }
}
