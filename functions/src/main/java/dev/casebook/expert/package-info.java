/**
 * Asking a person who knows: a case is handed over, and the answer, the refusal or the silence comes back.
 *
 * <p>A {@link dev.casebook.expert.HandOff} is one question to one person. {@link dev.casebook.expert.HandOver} asks,
 * {@link dev.casebook.expert.EndHandOff} notes what came of it, {@link dev.casebook.expert.RemindExperts} reminds once. Knows cases
 * and replies, no storage and no chat.
 */
@NullMarked
package dev.casebook.expert;

import org.jspecify.annotations.NullMarked;
