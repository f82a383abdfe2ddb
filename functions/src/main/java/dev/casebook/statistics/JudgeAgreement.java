package dev.casebook.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the verdicts of a judge compare with the labels of people on the same answers.
 *
 * <p>Agreement alone must not certify a judge: one that passes everything agrees with people on 90% when 90% is good. Kappa and
 * specificity show it.
 *
 * @param bothPass both say passed
 * @param onlyJudgePasses the judge says passed, the person failed
 * @param onlyPersonPasses the judge says failed, the person passed
 * @param bothFail both say failed
 */
public record JudgeAgreement(int bothPass, int onlyJudgePasses, int onlyPersonPasses, int bothFail) {

    public JudgeAgreement {
        Require.atLeast(0, bothPass, "The number of answers that both pass");
        Require.atLeast(0, onlyJudgePasses, "The number of answers that only the judge passes");
        Require.atLeast(0, onlyPersonPasses, "The number of answers that only the person passes");
        Require.atLeast(0, bothFail, "The number of answers that both fail");
        Require.that(
                (long) bothPass + onlyJudgePasses + onlyPersonPasses + bothFail > 0,
                "An agreement needs at least one labeled answer.");
    }

    public int labels() {
        return Math.addExact(Math.addExact(bothPass, bothFail), Math.addExact(onlyJudgePasses, onlyPersonPasses));
    }

    /** Equal verdicts out of all. */
    public Proportion agreement() {
        return new Proportion(bothPass + bothFail, labels());
    }

    /** Passed by the judge, out of what people pass; empty when people pass nothing. */
    public Optional<Proportion> sensitivity() {
        return proportion(bothPass, onlyPersonPasses);
    }

    /** Failed by the judge, out of what people fail; empty when people fail nothing. */
    public Optional<Proportion> specificity() {
        return proportion(bothFail, onlyJudgePasses);
    }

    /**
     * Cohen's kappa, (po - pe) / (1 - pe), from -1 to 1: agreement beyond what the two pass rates give by chance (Cohen,
     * Educational and Psychological Measurement 20, 1960). Empty when both sides give the same verdict to every answer.
     */
    public OptionalDouble kappa() {
        double labels = labels();
        double judgePasses = (bothPass + onlyJudgePasses) / labels;
        double personPasses = (bothPass + onlyPersonPasses) / labels;
        double byChance = judgePasses * personPasses + (1 - judgePasses) * (1 - personPasses);
        if (byChance == 1) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((agreement().point() - byChance) / (1 - byChance));
    }

    private static Optional<Proportion> proportion(int right, int wrong) {
        return right + wrong == 0 ? Optional.empty() : Optional.of(new Proportion(right, right + wrong));
    }
}
