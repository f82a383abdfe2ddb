package dev.casebook.diff;

import java.util.List;

/**
 * The three questions in their order, and one headline.
 *
 * @param ready the headline
 * @param reasons what it rests on, plain phrases, most important first; for {@code CANNOT_TELL}, what would tell
 * @param target were the failing cases that this is about fixed?
 * @param regression did anything that guards regress?
 * @param aggregate what the averages say, in one plain sentence with its numbers
 */
public record Verdict(Ready ready, List<String> reasons, Target target, Regression regression, String aggregate) {
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** The headline. */
    public enum Ready {
        YES,
        NO,
        CANNOT_TELL
    }

    /** Whether the failing cases were fixed. */
    public enum Target {
        FIXED,
        NOT_FIXED,
        /** One of them has no score, or nothing to show that it failed before. */
        NOT_SURE,
        /** No case was to be fixed. */
        NONE
    }

    /** Whether a guarding case regressed. */
    public enum Regression {
        NONE_FOUND,
        CONFIRMED,
        NOT_SURE
    }
}
