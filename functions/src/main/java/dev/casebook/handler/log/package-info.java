/**
 * Log lines of the deployed functions: what is logged through SLF4J becomes one line of JSON each, as CloudWatch reads them.
 *
 * <p>{@link dev.casebook.handler.log.JsonLogs} is the provider that Lambda artifacts name; one-machine mode has another. Knows
 * nothing of the house but the settings.
 */
@NullMarked
package dev.casebook.handler.log;

import org.jspecify.annotations.NullMarked;
