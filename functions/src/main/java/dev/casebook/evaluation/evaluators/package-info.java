/**
 * One file per evaluator: a score for one answer, or the reason why there is none.
 *
 * <p>Names and shapes follow promptfoo's assertions where it has them; any other name is refused by name.
 */
@NullMarked
package dev.casebook.evaluation.evaluators;

import org.jspecify.annotations.NullMarked;
