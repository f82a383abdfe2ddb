/**
 * A recorded run of an agent, from any source, as one {@link dev.casebook.trace.Trace} of steps.
 *
 * <p>{@link dev.casebook.trace.TraceSource} fetches, {@link dev.casebook.trace.Redactor} replaces personal data and
 * secrets before anything is stored; what may be stored is a {@link dev.casebook.trace.RedactedTrace}.
 * {@link dev.casebook.trace.TraceRefParser} finds references in text, {@link dev.casebook.trace.TraceHints} says what is
 * striking. Knows no storage, no chat and no case.
 */
@NullMarked
package dev.casebook.trace;

import org.jspecify.annotations.NullMarked;
