package dev.casebook.diff;

import dev.casebook.casefile.CaseId;
import dev.casebook.statistics.ConfirmationPlan;
import dev.casebook.statistics.Proportion;
import dev.casebook.statistics.TrialCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How often one trial disagrees with what its case usually does.
 *
 * <p>Pooled over the planned trials of the baseline, and of other runs of its version, of all cases that have several. The trials that confirmed a flip there stay out:
 * their cases were picked because they had flipped, and would make every suite look flaky. With too few repeated trials it is
 * {@link #ASSUMED}, the most that a case has that passes nine times in ten.
 *
 * @param rate the share, 0 to 1
 * @param careful the upper end of its 95 % interval, which confirmation is planned with
 * @param measured false when it was assumed
 */
record FlakeRate(double rate, double careful, boolean measured) {

    static final double ASSUMED = 0.1;

    /** Below so many repeated trials a rate is assumed: the interval of none in 60 ends at 6 %. */
    static final int ENOUGH = 60;

    private static final double LEVEL = 0.95;

    static FlakeRate of(List<CasePair> pairs, Map<CaseId, TrialCounts> earlier) {
        List<TrialCounts> counts = pairs.stream()
                .filter(pair -> pair.hindrance().isEmpty())
                .map(pair ->
                        counts(pair.before().plannedTally(), earlier.getOrDefault(pair.id(), new TrialCounts(0, 0))))
                .toList();
        Optional<Proportion> pooled = TrialCounts.pooledDisagreements(counts).filter(share -> share.total() >= ENOUGH);
        return pooled.map(share ->
                        new FlakeRate(share.point(), share.wilson(LEVEL).upper(), true))
                .orElseGet(() -> new FlakeRate(ASSUMED, ASSUMED, false));
    }

    private static TrialCounts counts(Tally own, TrialCounts earlier) {
        return new TrialCounts(own.passed() + earlier.passed(), own.failed() + earlier.failed());
    }

    /**
     * How often each flip of a suite is to be repeated, from 2 to 8. As often as may be where nothing was measured: a baseline of
     * one trial cannot tell a case that broke from one that fails half of the time, so the further trials have to.
     */
    int further(int guardingCases) {
        return measured ? plan(guardingCases).confirmations() : ConfirmationPlan.MOST;
    }

    ConfirmationPlan plan(int guardingCases) {
        return ConfirmationPlan.forSuite(guardingCases, careful);
    }

    /** The chance that a case which usually passes does not reach two thirds in so many trials. */
    double misses(int trials) {
        return BinomialDistribution.of(trials, rate).survivalProbability(trials / 3);
    }
}
