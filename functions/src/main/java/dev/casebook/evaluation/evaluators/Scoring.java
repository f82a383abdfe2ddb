package dev.casebook.evaluation.evaluators;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;

/** Judges answers by settings that were already read. Deterministic for built-in kinds; safe for several threads. */
@FunctionalInterface
public interface Scoring {

    Finding of(Case c, Answer answer);
}
