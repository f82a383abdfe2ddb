/**
 * Cases and the datasets that hold them: a failure is added once, answered by a named person, and only ever retired.
 *
 * <p>{@link dev.casebook.casefile.Case} has immutable revisions (inputs, reference, evaluators); each change makes a dataset
 * version, and a version is its own manifest. Knows traces, no storage, no agent and no chat.
 */
@NullMarked
package dev.casebook.casefile;

import org.jspecify.annotations.NullMarked;
