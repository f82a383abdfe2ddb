package dev.casebook.diff;

import dev.casebook.evaluation.Experiment;
import java.util.List;
import java.util.Optional;

/**
 * Compares two experiments. A pure function: the same rows give the same diff, in whatever order they come; no clock, and no
 * randomness but the fixed seed of a bootstrap.
 */
public final class Differ {

    private Differ() {}

    /**
     * The further trials that the flips of the planned ones need before they may be named: each 2 to 8, enough to keep the chance
     * of one false block in the whole suite at or below 5 % where that can be had. Looks at no further trials of the candidate.
     *
     * @return empty when nothing flipped
     */
    public static Optional<Experiment.Confirmation> toConfirm(Comparison comparison) {
        List<CasePair> pairs = Pairing.of(comparison);
        return Confirmations.of(pairs, FlakeRate.of(pairs, comparison.earlier()));
    }

    /** What changed, how sure it is, and what could not have been seen. Needs no complete run; it says what is missing. */
    public static Diff compare(Comparison comparison) {
        List<CasePair> pairs = Pairing.of(comparison);
        List<Finding> findings = CaseFindings.of(pairs);
        FlakeRate flake = FlakeRate.of(pairs, comparison.earlier());
        double flip = flake.misses(comparison.candidate().plan().trials());
        double steady = 1 - flake.misses(comparison.baseline().plan().trials());
        List<Score> scores = Aggregate.of(pairs, flip * steady);
        Evidence evidence = new Evidence(
                comparison,
                pairs,
                findings,
                flake,
                chance(comparison, findings, flake),
                scores,
                Coverage.of(comparison, pairs, findings),
                Confirmations.guarding(pairs));
        return new Diff(
                Sides.of(comparison.baseline(), pairs, CasePair::before),
                Sides.of(comparison.candidate(), pairs, CasePair::after),
                findings.stream().map(Finding::change).toList(),
                scores,
                evidence.chance(),
                Verdicts.of(evidence),
                Notes.of(evidence),
                comparison.besides().latencyLimitMillis());
    }

    private static Diff.Chance chance(Comparison comparison, List<Finding> findings, FlakeRate flake) {
        int compared = (int)
                findings.stream().filter(finding -> finding.pair().compared()).count();
        int flips = (int)
                findings.stream().filter(finding -> finding.pair().flipped()).count();
        int confirmed = (int) findings.stream()
                .map(Finding::change)
                .filter(change -> change instanceof CaseChange.Regressed || change instanceof CaseChange.Fixed)
                .count();
        double was = flake.misses(comparison.baseline().plan().trials());
        double is = flake.misses(comparison.candidate().plan().trials());
        double expected = compared * (was * (1 - is) + is * (1 - was));
        int further = comparison
                .candidate()
                .confirmation()
                .map(Experiment.Confirmation::trials)
                .orElse(0);
        return new Diff.Chance(flake.rate(), expected, flips, confirmed, further);
    }
}
