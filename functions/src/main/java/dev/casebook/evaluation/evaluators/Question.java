package dev.casebook.evaluation.evaluators;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What a judge is asked of an answer.
 *
 * @param criteria in a person's words; empty where the kind says it all
 */
public record Question(Kind kind, String criteria) {

    /** Each has a prompt of its own. */
    public enum Kind {
        /** Whether the answer meets the criteria. */
        RUBRIC,
        /** Whether its tone is right for a business towards a customer. */
        TONE,
        /** Whether the contexts and tool results bear out what it claims. */
        GROUNDEDNESS,
        /** Whether it says what the reference says. */
        FACTUALITY;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Question {
        requireNonNull(kind, "kind is null");
        requireNonNull(criteria, "criteria is null");
    }
}
