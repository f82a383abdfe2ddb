package dev.casebook.evaluation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an evaluator says of one answer. A missing or broken score is never a zero. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Scored.class, name = "scored"),
    @JsonSubTypes.Type(value = Outcome.Unscored.class, name = "unscored"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
})
public sealed interface Outcome {

    /**
     * A score.
     *
     * @param value 0 to 1, both included
     * @param passed whether that is good enough
     * @param why what was missing or wrong, in a short phrase; empty when it passed
     */
    record Scored(double value, boolean passed, String why) implements Outcome {
        public Scored {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("a score is 0 to 1");
            }
        }

        /** All or nothing. */
        public static Scored of(boolean passed, String why) {
            return new Scored(passed ? 1 : 0, passed, passed ? "" : why);
        }
    }

    /** The evaluator has nothing to say of this answer. */
    record Unscored(String reason) implements Outcome {}

    /** The evaluator, the agent or a tool broke. */
    record Failed(String reason) implements Outcome {}
}
