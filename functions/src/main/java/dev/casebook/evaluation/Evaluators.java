package dev.casebook.evaluation;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.EvaluatorSpec;
import java.time.Duration;
import java.util.List;

/** Makes evaluators of what is attached to a case. */
public interface Evaluators {

    /** One evaluator for each attached specification, with distinct names ({@code contains}, {@code contains#2} …). */
    List<Evaluator> of(Case c);

    /**
     * Refuses a specification that no evaluator understands.
     *
     * @throws dev.casebook.CasebookException.Permanent naming the type or the field
     */
    void check(EvaluatorSpec spec);

    /** The longest that an evaluator may wait for a model; zero where none is asked. */
    default Duration longestWait() {
        return Duration.ZERO;
    }
}
