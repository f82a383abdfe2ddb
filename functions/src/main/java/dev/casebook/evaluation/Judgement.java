package dev.casebook.evaluation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What a judge was asked about one answer, what it said and what that cost.
 *
 * @param judge its name in {@code casebook.yaml}
 * @param model as it reported itself, else as it was asked for
 * @param votes how its votes fell
 * @param reason the judge's own words for the side that won; empty without a majority
 * @param evidence the passage of the answer that it quoted, found there by Casebook; empty without a majority
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Judgement(
        String judge, String model, Votes votes, Optional<String> reason, Optional<String> evidence, Spend spend) {
    public Judgement {
        requireNonNull(judge, "judge is null");
        requireNonNull(model, "model is null");
        requireNonNull(votes, "votes is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(evidence, "evidence is null");
        requireNonNull(spend, "spend is null");
    }

    /**
     * Votes by what they said.
     *
     * @param invalid broken, refused, or without proof
     */
    public record Votes(int passed, int failed, int invalid) {}

    /**
     * What was used.
     *
     * @param calls requests sent, repeated ones included
     * @param inputTokens as reported; of a call whose answer never came, the most it can have been
     * @param costDollars by the configured prices, in US dollars
     */
    public record Spend(int calls, long inputTokens, long outputTokens, double costDollars) {
        public static final Spend NONE = new Spend(0, 0, 0, 0);

        public Spend plus(Spend more) {
            return new Spend(
                    calls + more.calls,
                    inputTokens + more.inputTokens,
                    outputTokens + more.outputTokens,
                    costDollars + more.costDollars);
        }
    }

    @Override
    public String toString() {
        return "Judgement[" + judge + ", " + votes + ", " + spend.calls() + " calls]";
    }
}
