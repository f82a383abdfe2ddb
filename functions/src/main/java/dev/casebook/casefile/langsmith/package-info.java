/**
 * Cases to the examples of a LangSmith dataset: the way back for teams that live there.
 *
 * <p>{@link dev.casebook.casefile.langsmith.LangSmithDataset} is the {@link dev.casebook.casefile.CaseSink}. What it writes is the
 * case as it is stored, which is redacted. Requests go only to the configured base URL.
 */
@NullMarked
package dev.casebook.casefile.langsmith;

import org.jspecify.annotations.NullMarked;
