/**
 * {@code casebook.yaml}: agents, trace sources, conversation look-ups, alert routes, judges and how experiments run, read once and
 * validated with line numbers.
 *
 * <p>{@link dev.casebook.configuration.ConfigurationReader} turns YAML into a
 * {@link dev.casebook.configuration.Configuration} or into one list of everything that is wrong with it. Knows nothing of who uses
 * the records, and no secret: only their names; of evaluators, whether they understand what is attached.
 */
@NullMarked
package dev.casebook.configuration;

import org.jspecify.annotations.NullMarked;
