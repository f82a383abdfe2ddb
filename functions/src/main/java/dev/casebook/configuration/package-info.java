/**
 * {@code casebook.yaml}: agents, datasets, trace sources, alert routes and access, read once and validated with line numbers.
 *
 * <p>Turns YAML into records; knows nothing of who uses them.
 */
@NullMarked
package dev.casebook.configuration;

import org.jspecify.annotations.NullMarked;
