/**
 * What a person remembers of a conversation, turned into the turns that it may have been.
 *
 * <p>{@link dev.casebook.trace.find.FindTraces} looks {@link dev.casebook.trace.find.Terms} up and searches the sources; what it
 * answers with is redacted. {@link dev.casebook.trace.find.TermSeal} keeps terms unreadable on their way there. Knows no queue, no
 * storage and no chat.
 */
@NullMarked
package dev.casebook.trace.find;

import org.jspecify.annotations.NullMarked;
