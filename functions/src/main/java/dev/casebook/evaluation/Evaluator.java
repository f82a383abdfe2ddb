package dev.casebook.evaluation;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import java.util.Optional;

/** Scores one answer. Deterministic unless it asks a model; safe for several threads; never throws for a strange answer. */
public interface Evaluator {

    /** The name under which its outcome is stored: its type, and a number where a case has several of one type. */
    String name();

    /** Another one whenever the same answer could get another score: a number, and for a judge its prompt and its model. */
    String version();

    Outcome evaluate(Case c, Answer answer);

    /** What asking a model about a case should come to; empty for an evaluator that asks none and only computes. */
    default Optional<Asking> asking(Case c) {
        return Optional.empty();
    }
}
