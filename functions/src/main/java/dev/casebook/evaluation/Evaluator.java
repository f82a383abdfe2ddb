package dev.casebook.evaluation;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;

/** Scores one answer. Deterministic unless it says otherwise; safe for several threads; never throws for a strange answer. */
public interface Evaluator {

    /** The name under which its outcome is stored: its type, and a number where a case has several of one type. */
    String name();

    /** One more whenever the same answer could get another score. */
    int version();

    Outcome evaluate(Case c, Answer answer);
}
