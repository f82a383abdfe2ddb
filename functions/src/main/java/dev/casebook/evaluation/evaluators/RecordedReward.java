package dev.casebook.evaluation.evaluators;

import java.math.BigDecimal;

/**
 * {@code recorded-reward}: what the agent's own environment made of the run is at least {@code threshold}, by default 1. It is
 * the environment's verdict, handed on; where the agent reports none, there is no score.
 */
final class RecordedReward implements EvaluatorKind {

    @Override
    public String type() {
        return "recorded-reward";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoValue();
        double least = settings.threshold("of reward").orElse(1.0);
        return (c, answer) -> answer.circumstances()
                .reward()
                .<Finding>map(reward -> new Finding.Compared(
                        reward,
                        reward >= least,
                        "the recorded reward is " + plain(reward) + ", wanted is " + plain(least),
                        "the recorded reward is " + plain(reward) + ", not under " + plain(least)))
                .orElseGet(() -> new Finding.Nothing("the agent reported no reward"));
    }

    private static String plain(double reward) {
        return BigDecimal.valueOf(reward).stripTrailingZeros().toPlainString();
    }
}
