package dev.casebook.evaluation.judge;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What is configured of a judge, besides how it is reached.
 *
 * @param model pinned: a name behind which the model does not change
 * @param votes odd, 1 to 9; a majority of them decides
 * @param timeout for all votes on one answer together
 */
public record JudgeProfile(String name, String model, Price price, int votes, Duration timeout, Caps caps) {
    public JudgeProfile {
        requireNonNull(name, "name is null");
        requireNonNull(model, "model is null");
        requireNonNull(price, "price is null");
        requireNonNull(caps, "caps is null");
        if (votes < 1 || votes > 9 || votes % 2 == 0) {
            throw new IllegalArgumentException("votes are 1, 3, 5, 7 or 9");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("a judge needs a timeout of more than zero");
        }
    }

    /** How many equal votes decide. */
    int majority() {
        return votes / 2 + 1;
    }
}
