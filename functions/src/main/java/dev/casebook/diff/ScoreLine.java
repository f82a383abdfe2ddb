package dev.casebook.diff;

import dev.casebook.statistics.Bootstrap;
import dev.casebook.statistics.ErrorRates;
import dev.casebook.statistics.Interval;
import dev.casebook.statistics.MeanEstimate;
import dev.casebook.statistics.NewcombeInterval;
import dev.casebook.statistics.PairedCounts;
import dev.casebook.statistics.PairedScores;
import dev.casebook.statistics.SignFlip;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the aggregate, worked out from the planned trials of the cases that both sides scored.
 *
 * <p>One trial per case: Newcombe's interval and the exact McNemar p. Several: the trials of a case are averaged, then paired
 * over cases; bootstrap interval below {@link #FEW} cases, else by the standard error; p by {@link PairedExchange}. Scores
 * between 0 and 1 are averaged in the same way, with p by exchanging the two sides of a case.
 *
 * <p>Near-duplicates move together, so a family counts once when it is said how sure the line is: exchanged as a whole, with the
 * clustered standard error, and as one in what could have been seen.
 */
final class ScoreLine {
    private static final double LEVEL = 0.95;
    private static final int FEW = 100;

    private final String name;
    private final List<ScorePair> pairs;
    private final Collection<List<ScorePair>> families;
    private final boolean graded;
    private final Detectable detectable;

    ScoreLine(String name, List<ScorePair> pairs, Detectable detectable) {
        this.name = name;
        this.pairs = List.copyOf(pairs);
        this.families = families(pairs);
        this.graded = pairs.stream().anyMatch(ScorePair::graded);
        this.detectable = detectable;
    }

    private static Collection<List<ScorePair>> families(List<ScorePair> pairs) {
        Map<String, List<ScorePair>> families = new LinkedHashMap<>();
        for (ScorePair pair : pairs) {
            families.computeIfAbsent(pair.family(), family -> new ArrayList<>(1))
                    .add(pair);
        }
        return families.values();
    }

    private double p() {
        if (!graded) {
            return PairedExchange.p(families);
        }
        return SignFlip.STANDARD.p(families.stream()
                .map(family ->
                        family.stream().mapToDouble(ScorePair::valueDifference).sum())
                .toList());
    }

    /** The line, before any correction for several. */
    Score score() {
        int n = pairs.size();
        if (n == 0) {
            return new Score(
                    name,
                    0,
                    Double.NaN,
                    Double.NaN,
                    0,
                    0,
                    -1,
                    1,
                    1,
                    Double.NaN,
                    Score.Judgement.TOO_FEW,
                    0,
                    false,
                    false);
        }
        double before = pairs.stream().mapToDouble(ScorePair::valueBefore).sum() / n;
        double after = pairs.stream().mapToDouble(ScorePair::valueAfter).sum() / n;
        PairedCounts counts = counts(pairs);
        Interval interval = interval(counts);
        double p = p();
        double seen = graded ? gradedDrop() : detectable.drop(families.size(), before);
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
                Score.judgement(p, after - before, seen),
                families.size(),
                graded,
                false);
    }

    private Interval interval(PairedCounts counts) {
        boolean alone = families.size() == pairs.size();
        if (alone && !graded && pairs.stream().allMatch(ScorePair::single)) {
            return NewcombeInterval.of(counts, LEVEL);
        }
        return (alone && pairs.size() < FEW
                        ? Bootstrap.STANDARD.bca(differences(), LEVEL)
                        : estimate().interval(LEVEL))
                .orElseGet(() -> NewcombeInterval.of(familyCounts(), LEVEL));
    }

    private MeanEstimate estimate() {
        return families.size() == pairs.size()
                ? differences().estimate()
                : differences()
                        .estimateByCluster(pairs.stream().map(ScorePair::family).toList());
    }

    private PairedScores differences() {
        return new PairedScores(pairs.stream().map(ScorePair::valueDifference).toList());
    }

    /** Of graded scores the spread is known from the cases themselves. */
    private double gradedDrop() {
        return families.size() < 6
                ? Double.NaN
                : estimate().detectable(ErrorRates.STANDARD).orElse(Double.NaN);
    }

    /** Each family as one case, by the sum of its trials. */
    private PairedCounts familyCounts() {
        return counts(families.stream()
                .map(family -> family.stream()
                        .reduce((one, other) -> ScorePair.of(
                                one.before().plus(other.before()), one.after().plus(other.after()), one.family()))
                        .orElseThrow())
                .toList());
    }

    private static PairedCounts counts(List<ScorePair> pairs) {
        int[] cells = new int[4];
        for (ScorePair pair : pairs) {
            boolean was = pair.before().mostlyPassed();
            boolean is = pair.after().mostlyPassed();
            cells[was ? (is ? 0 : 1) : (is ? 2 : 3)]++;
        }
        return new PairedCounts(cells[0], cells[1], cells[2], cells[3]);
    }
}
