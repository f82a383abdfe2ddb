/**
 * One file per evaluator: a score for one answer, or the reason why there is none.
 *
 * <p>{@link dev.casebook.evaluation.evaluators.BuiltInEvaluators} turns the specifications attached to a case into evaluators by
 * their {@link dev.casebook.evaluation.evaluators.EvaluatorKind}; {@link dev.casebook.evaluation.evaluators.EvaluatorDefaults}
 * says what to attach when a person attached nothing. Names and settings follow promptfoo's assertions where it has them; any
 * other name is refused by name. Asks no network itself; {@link dev.casebook.evaluation.evaluators.Opinions} are where some of them
 * turn to a judge.
 */
@NullMarked
package dev.casebook.evaluation.evaluators;

import org.jspecify.annotations.NullMarked;
