package dev.casebook.evaluation.evaluators;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.evaluation.Asking;
import dev.casebook.evaluation.Outcome;

/** A judge with a question. Asks a model, so two opinions on one answer may differ. Safe for several threads. */
public interface Opinion {

    /** Prompt with its version, and model: what the same answer could get another score by. */
    String version();

    /** What one opinion should come to. */
    Asking asking(Case c);

    /** Its outcome, with the judgement; never throws for what the model or its server does. */
    Outcome of(Case c, Answer answer);
}
