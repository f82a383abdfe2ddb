/**
 * The transcript of a chat, as agents keep it, turned into a {@link dev.casebook.trace.Trace}: each answer of the model is a
 * model call, each tool call in it a tool run with the result that came back.
 *
 * <p>{@link dev.casebook.trace.messages.ChatTranscript} does it. Knows messages, not spans and not where they came from.
 */
@NullMarked
package dev.casebook.trace.messages;

import org.jspecify.annotations.NullMarked;
