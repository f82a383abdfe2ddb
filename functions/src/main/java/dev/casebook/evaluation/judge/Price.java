package dev.casebook.evaluation.judge;

/**
 * What a model costs.
 *
 * @param inputDollars US dollars for a million input tokens, 0 or more
 * @param outputDollars likewise for output tokens
 */
public record Price(double inputDollars, double outputDollars) {
    public Price {
        if (!(inputDollars >= 0 && inputDollars < 1e6 && outputDollars >= 0 && outputDollars < 1e6)) {
            throw new IllegalArgumentException("a price is 0 to a million dollars");
        }
    }

    /** In millionths of a dollar, rounded up: dollars for a million tokens are millionths of a dollar for one. */
    public long micros(long inputTokens, long outputTokens) {
        return (long) Math.ceil(inputTokens * inputDollars + outputTokens * outputDollars);
    }
}
