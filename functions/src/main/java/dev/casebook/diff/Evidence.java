package dev.casebook.diff;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that the verdict and the notes rest on, worked out once.
 *
 * @param guarding how many cases may block
 */
record Evidence(
        Comparison comparison,
        List<CasePair> pairs,
        List<Finding> findings,
        FlakeRate flake,
        Diff.Chance chance,
        List<Score> scores,
        Coverage coverage,
        int guarding) {

    Stream<Finding> where(Predicate<Finding> wanted) {
        return findings.stream().filter(wanted);
    }

    /** The names of the cases that became this. */
    List<String> named(Class<? extends CaseChange> kind) {
        return where(finding -> kind.isInstance(finding.change()))
                .map(finding -> Wording.name(finding.change().subject()))
                .toList();
    }

    long compared() {
        return pairs.stream().filter(CasePair::compared).count();
    }
}
