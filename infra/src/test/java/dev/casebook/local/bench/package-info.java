/**
 * Measures the engine as users run it: an evaluation from the command line, its results in SQLite, against a mock agent in
 * another process.
 *
 * <p>{@link dev.casebook.local.bench.EvaluationBench} is the program ({@code ./mvnw -Ptests,bench -DskipTests verify}); it prints ratios to the
 * ideal and to a bare loop of the same run. No test runs any of it.
 */
@NullMarked
package dev.casebook.local.bench;

import org.jspecify.annotations.NullMarked;
