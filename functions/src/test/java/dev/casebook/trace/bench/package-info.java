/**
 * How fast a large trace is read and redacted: run by hand through the Maven profile {@code bench}, not part of the tests.
 */
@NullMarked
package dev.casebook.trace.bench;

import org.jspecify.annotations.NullMarked;
