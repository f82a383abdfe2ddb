package dev.casebook.diff;

import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import java.util.List;
import java.util.Optional;

/**
 * Decides which cases run again before they are named, and how often.
 *
 * <p>Every flip does, in both directions; the number of trials keeps the chance of one false block in the whole suite at or
 * below 5 % under the {@link FlakeRate}, for as many guarding cases as there are.
 */
final class Confirmations {

    private Confirmations() {}

    static Optional<Experiment.Confirmation> of(List<CasePair> pairs, FlakeRate flake) {
        List<CaseId> flips =
                pairs.stream().filter(CasePair::flipped).map(CasePair::id).toList();
        if (flips.isEmpty()) {
            return Optional.empty();
        }
        int trials = flake.further(guarding(pairs));
        return Optional.of(new Experiment.Confirmation(flips, trials));
    }

    /** How many cases may block. */
    static int guarding(List<CasePair> pairs) {
        return (int) pairs.stream()
                .filter(CasePair::compared)
                .filter(CasePair::guarding)
                .count();
    }
}
