package dev.casebook.evaluation.evaluators;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.evaluation.Asking;
import dev.casebook.evaluation.Evaluator;
import dev.casebook.evaluation.Outcome;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An evaluator whose settings were read: asks the scoring, applies {@code not-}, and turns a defect into a failed outcome. */
record PreparedEvaluator(String name, String version, Scoring scoring, boolean inverted) implements Evaluator {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedEvaluator.class);

    @Override
    public Optional<Asking> asking(Case c) {
        return scoring.opinion().map(opinion -> opinion.asking(c));
    }

    @Override
    public Outcome evaluate(Case c, Answer answer) {
        try {
            return scoring.of(c, answer).asOutcome(inverted);
        } catch (RuntimeException | StackOverflowError e) {
            // Only the error's kind: its message may hold a part of the answer.
            String kind = e.getClass().getSimpleName();
            LOG.warn("evaluator {} broke on case {}: {}", name, c.id().display(), kind);
            return new Outcome.Failed("the evaluator " + name + " broke on this answer (" + kind + ")");
        }
    }
}
