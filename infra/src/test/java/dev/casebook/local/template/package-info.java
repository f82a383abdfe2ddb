/**
 * What {@code template.yaml} promises, checked without an account: it names what exists and only that, gives each function exactly
 * the rights it needs, and lets nothing fail in silence.
 *
 * <p>{@link dev.casebook.local.template.Template} reads it as CloudFormation does, short forms spelled out.
 */
@NullMarked
package dev.casebook.local.template;

import org.jspecify.annotations.NullMarked;
