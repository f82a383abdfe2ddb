package dev.casebook.evaluation.evaluators;

import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.Reference;
import dev.casebook.evaluation.Outcome;
import java.util.Optional;

/** The contract for evaluators that look at the output alone. */
abstract class TextEvaluator extends EvaluatorContract {

    @Override
    Optional<Reference> reference() {
        return Optional.empty();
    }

    static Row row(String name, EvaluatorSpec spec, String output, Outcome expected) {
        return new Row(name, spec, Optional.empty(), Judged.answer(output), expected);
    }
}
