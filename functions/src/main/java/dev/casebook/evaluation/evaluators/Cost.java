package dev.casebook.evaluation.evaluators;

import dev.casebook.agent.Answer;
import java.math.BigDecimal;

/** {@code cost}: the trial cost at most {@code threshold} US dollars, by the agent's own report; without a report, no score. */
final class Cost implements EvaluatorKind {

    @Override
    public String type() {
        return "cost";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoValue();
        double most =
                settings.threshold("dollars").orElseThrow(() -> settings.refused("needs a threshold in dollars."));
        return (c, answer) -> answer.usage()
                .flatMap(Answer.Usage::costDollars)
                .filter(Double::isFinite)
                .map(cost -> Finding.of(
                        cost <= most,
                        "cost " + dollars(cost) + ", allowed are " + dollars(most),
                        "cost " + dollars(cost) + ", not over " + dollars(most)))
                .orElseGet(() -> new Finding.Nothing("the agent reported no cost"));
    }

    private static String dollars(double amount) {
        return "$" + BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
    }
}
