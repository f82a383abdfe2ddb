package dev.casebook.diff;

import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * An agent that passes each case with a chance of its own, compared with itself again and again; further trials are run as
 * {@link Differ#toConfirm} asks for.
 *
 * @param cases n
 * @param trialsBefore planned trials of the baseline
 * @param trialsAfter planned trials of the candidate
 * @param severalEvaluators whether three evaluators judge, or one
 * @param baselineAgain how often the baseline's version runs a case again whose result flipped
 * @param passRate from a number between 0 and 1, evenly spread over the cases, to the chance that the case passes
 */
record SimulatedSuite(
        int cases,
        int trialsBefore,
        int trialsAfter,
        boolean severalEvaluators,
        DoubleUnaryOperator passRate,
        int baselineAgain) {

    /** A baseline whose version is not run again. */
    SimulatedSuite(
            int cases, int trialsBefore, int trialsAfter, boolean severalEvaluators, DoubleUnaryOperator passRate) {
        this(cases, trialsBefore, trialsAfter, severalEvaluators, passRate, 0);
    }

    /** Every case passes nine times in ten or more. */
    static final DoubleUnaryOperator STEADY = spread -> 0.9 + 0.1 * spread;

    /** Every tenth case passes with a chance from a half to one, the others as above. */
    static final DoubleUnaryOperator MIXED = spread -> spread < 0.1 ? 0.5 + 5 * spread : 0.9 + 0.1 * spread;

    /** Half of the cases pass with a chance from a half to one, the others always. */
    static final DoubleUnaryOperator UNSTEADY = spread -> spread < 0.5 ? 0.5 + spread : 1;

    /**
     * What came of many comparisons.
     *
     * @param blocked a healthy case was called regressed
     * @param aggregate an average was said to have moved, overall or of an evaluator
     * @param planted a guarding case was broken on purpose
     * @param named of these, how often it was named and blocked
     * @param flips flips in the planned trials, all comparisons together
     * @param expected flips that were expected by chance
     * @param further further trials that a flip got, all comparisons together
     */
    record Outcome(
            int comparisons,
            int blocked,
            int aggregate,
            int planted,
            int named,
            int flips,
            double expected,
            long further) {
        double falseBlocks() {
            return (double) blocked / comparisons;
        }

        double falseAverages() {
            return (double) aggregate / comparisons;
        }

        double found() {
            return (double) named / planted;
        }
    }

    /** @param breaks whether one case that passed in the baseline always fails in the candidate */
    Outcome run(int comparisons, long seed, boolean breaks) {
        Random random = new Random(seed);
        int blocked = 0;
        int aggregate = 0;
        int planted = 0;
        int named = 0;
        int flips = 0;
        double expected = 0;
        long further = 0;
        for (int i = 0; i < comparisons; i++) {
            Round round = new Round(random, breaks);
            Diff diff = Differ.compare(round.confirmed().comparison());
            Set<CaseId> blocking = blocking(diff);
            boolean found = round.broken.map(TwoRuns::id).map(blocking::remove).orElse(false);
            planted += round.broken.isPresent() ? 1 : 0;
            named += found && diff.verdict().ready() == Verdict.Ready.NO ? 1 : 0;
            blocked += blocking.isEmpty() ? 0 : 1;
            aggregate += diff.scores().stream().anyMatch(SimulatedSuite::moved) ? 1 : 0;
            flips += diff.chance().flips();
            expected += diff.chance().expectedFlips();
            further += diff.chance().confirmationTrials();
        }
        return new Outcome(comparisons, blocked, aggregate, planted, named, flips, expected, further);
    }

    private static Set<CaseId> blocking(Diff diff) {
        Set<CaseId> blocking = new HashSet<>();
        for (CaseChange change : diff.changes()) {
            if (change instanceof CaseChange.Regressed regressed && regressed.guarding()) {
                blocking.add(regressed.subject().id());
            }
        }
        return blocking;
    }

    private static boolean moved(Score score) {
        return score.judgement() == Score.Judgement.DROPPED || score.judgement() == Score.Judgement.IMPROVED;
    }

    /** One comparison. */
    private final class Round {
        private final Random random;
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private Optional<String> broken = Optional.empty();

        Round(Random random, boolean breaks) {
            this.random = random;
            for (int i = 0; i < cases; i++) {
                before.add(trials(i, trialsBefore, false));
                boolean steady = !before.get(i).contains("F");
                if (breaks && steady && broken.isEmpty()) {
                    broken = Optional.of("c" + i);
                }
                after.add(trials(i, trialsAfter, true));
            }
        }

        TwoRuns confirmed() {
            TwoRuns planned = runs(Set.of(), 0);
            Optional<Experiment.Confirmation> further = Differ.toConfirm(planned.comparison());
            return further.map(more -> runs(new HashSet<>(more.cases()), more.trials()))
                    .orElse(planned);
        }

        private TwoRuns runs(Set<CaseId> again, int further) {
            TwoRuns runs = new TwoRuns(trialsBefore, trialsAfter);
            runs.severalEvaluators = severalEvaluators;
            for (int i = 0; i < cases; i++) {
                boolean flipped = again.contains(TwoRuns.id("c" + i));
                String more = flipped ? "|" + trials(i, further, true) : "";
                String was = flipped ? trials(i, baselineAgain, false) : "";
                runs.with("c" + i, before.get(i) + was, after.get(i) + more);
            }
            return runs;
        }

        private String trials(int number, int count, boolean changed) {
            double rate = passRate.applyAsDouble((number + 0.5) / cases);
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < count; i++) {
                boolean always = changed && broken.equals(Optional.of("c" + number));
                letters.append(!always && random.nextDouble() < rate ? 'P' : 'F');
            }
            return letters.toString();
        }
    }
}
