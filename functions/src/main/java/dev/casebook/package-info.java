/**
 * The domain of Casebook and the Lambda functions that do its work.
 *
 * <p>This package holds only what every room shares: the two kinds of failure a caller can act on. What Casebook does is
 * in the rooms below, one concept each; the {@code package-info} of each room says what it turns into what and what it
 * must not know.
 */
@NullMarked
package dev.casebook;

import org.jspecify.annotations.NullMarked;
