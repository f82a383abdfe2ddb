/**
 * Texts and JSON values turned into ones without personal data and secrets.
 *
 * <p>{@link dev.casebook.trace.redaction.RedactionRules} holds the rules, one small class each;
 * {@link dev.casebook.trace.redaction.Redaction} applies them to what belongs together and counts;
 * {@link dev.casebook.trace.redaction.ReadablePseudonyms} shows the result to people. Knows no trace and nothing else of Casebook.
 */
@NullMarked
package dev.casebook.trace.redaction;

import org.jspecify.annotations.NullMarked;
