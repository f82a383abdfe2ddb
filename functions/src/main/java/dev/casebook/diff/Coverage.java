package dev.casebook.diff;

import dev.casebook.evaluation.Experiment;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the plan has a score. Below {@link #NEEDED} the answer is never yes.
 *
 * @param scored planned trials of the candidate that have a score
 * @param planned planned trials of the candidate
 * @param missing of these, how many have no row at all
 * @param baselineScored planned trials of the same cases in the baseline that have a score
 * @param baselinePlanned planned trials of these cases
 * @param undecided cases of which nothing can be said
 * @param cases cases in the plan
 */
record Coverage(
        int scored, int planned, int missing, int baselineScored, int baselinePlanned, int undecided, int cases) {
    private static final int NEEDED = 95;

    static Coverage of(Comparison comparison, List<CasePair> pairs, List<Finding> findings) {
        Experiment.Plan plan = comparison.candidate().plan();
        int scored = 0;
        int rows = 0;
        int baselineScored = 0;
        int baselinePlanned = 0;
        for (CasePair pair : pairs) {
            scored += pair.after().plannedTally().scored();
            rows += pair.after().planned().size();
            if (!pair.before().isEmpty()) {
                baselineScored += pair.before().plannedTally().scored();
                baselinePlanned += pair.before().plannedTally().trials();
            }
        }
        int unknown = plan.cases().size() - pairs.size();
        int undecided =
                unknown + (int) findings.stream().filter(Finding::undecided).count();
        return new Coverage(
                scored,
                plan.total(),
                plan.total() - rows,
                baselineScored,
                baselinePlanned,
                undecided,
                plan.cases().size());
    }

    /** What is missing and what would help, a sentence each; empty when there is enough. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        if (lacks(scored, planned)) {
            gaps.add("Only " + share(scored, planned) + " planned trials have a score, and 95% are needed to say yes:"
                    + " run the others again");
        }
        if (lacks(baselineScored, baselinePlanned)) {
            gaps.add("Only " + share(baselineScored, baselinePlanned)
                    + " trials of the baseline have a score, and 95% are needed to say yes: run the baseline again");
        }
        if (gaps.isEmpty() && lacks(cases - undecided, cases)) {
            gaps.add("Nothing can be said of " + undecided + " of " + Wording.cases(cases)
                    + ": run them on both versions, with the same revision and evaluators");
        }
        return gaps;
    }

    private static boolean lacks(int part, int whole) {
        return 100L * part < (long) NEEDED * whole;
    }

    private static String share(int part, int whole) {
        return part + " of " + whole + " (" + Wording.percent((double) part / whole) + ")";
    }
}
