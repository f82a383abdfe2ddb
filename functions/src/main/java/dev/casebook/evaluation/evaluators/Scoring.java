package dev.casebook.evaluation.evaluators;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import java.util.Optional;

/** Judges answers by settings that were already read. Deterministic for built-in kinds; safe for several threads. */
@FunctionalInterface
public interface Scoring {

    Finding of(Case c, Answer answer);

    /** The judge that it asks, where it asks one. */
    default Optional<Opinion> opinion() {
        return Optional.empty();
    }
}
