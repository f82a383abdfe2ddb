package dev.casebook.diff;

import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import dev.casebook.statistics.ConfirmationPlan;
import java.util.List;
import java.util.Optional;

/**
 * Decides which cases run again before they are named, and how often.
 *
 * <p>Every flip does, in both directions; the number of trials keeps the chance of one false block in the whole suite at or
 * below 5 % under the {@link FlakeRate}, for as many guarding cases as there are. A pooled rate hides the few cases that fail
 * half of the time; so it also is large enough that one pass among the trials of a broken case does not leave it in doubt under
 * the suite's {@link Unsteadiness}. At least 2, at most 8.
 */
final class Confirmations {

    private Confirmations() {}

    static Optional<Experiment.Confirmation> of(List<CasePair> pairs, FlakeRate flake) {
        List<CasePair> flips = pairs.stream().filter(CasePair::flipped).toList();
        if (flips.isEmpty()) {
            return Optional.empty();
        }
        List<CaseId> ids = flips.stream().map(CasePair::id).toList();
        return Optional.of(new Experiment.Confirmation(ids, trials(pairs, flips, flake)));
    }

    private static int trials(List<CasePair> pairs, List<CasePair> flips, FlakeRate flake) {
        int trials = flake.further(guarding(pairs));
        int passes = flips.stream()
                .filter(CasePair::guarding)
                .mapToInt(pair -> pair.before().tally().passed())
                .min()
                .orElse(0);
        if (passes == 0) {
            return trials;
        }
        Unsteadiness suite = Unsteadiness.of(pairs, CaseRows::plannedTally);
        while (trials < ConfirmationPlan.MOST && suite.failuresToBlock(passes, trials + 1) > trials) {
            trials++;
        }
        return trials;
    }

    /** How many cases may block. */
    static int guarding(List<CasePair> pairs) {
        return (int) pairs.stream()
                .filter(CasePair::compared)
                .filter(CasePair::guarding)
                .count();
    }
}
