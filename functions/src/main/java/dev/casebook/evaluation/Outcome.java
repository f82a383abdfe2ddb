package dev.casebook.evaluation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** What an evaluator says of one answer. A missing or broken score is never a zero. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Scored.class, name = "scored"),
    @JsonSubTypes.Type(value = Outcome.Unscored.class, name = "unscored"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface Outcome {

    /** What a judge was asked and what it cost; empty where none was asked. */
    Optional<Judgement> judgement();

    /**
     * A score.
     *
     * @param value 0 to 1, both included
     * @param passed whether that is good enough
     * @param why what was missing or wrong, in a short phrase; empty when it passed
     */
    record Scored(double value, boolean passed, String why, Optional<Judgement> judgement) implements Outcome {
        public Scored {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("a score is 0 to 1");
            }
            requireNonNull(judgement, "judgement is null");
        }

        /** By comparing, without a judge. */
        public Scored(double value, boolean passed, String why) {
            this(value, passed, why, Optional.empty());
        }

        /** All or nothing. */
        public static Scored of(boolean passed, String why) {
            return new Scored(passed ? 1 : 0, passed, passed ? "" : why);
        }
    }

    /** The evaluator has nothing to say of this answer. */
    record Unscored(String reason, Optional<Judgement> judgement) implements Outcome {
        public Unscored {
            requireNonNull(judgement, "judgement is null");
        }

        /** Without a judge. */
        public Unscored(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** The evaluator, the agent or a tool broke. */
    record Failed(String reason, Optional<Judgement> judgement) implements Outcome {
        public Failed {
            requireNonNull(judgement, "judgement is null");
        }

        /** Without a judge. */
        public Failed(String reason) {
            this(reason, Optional.empty());
        }
    }
}
