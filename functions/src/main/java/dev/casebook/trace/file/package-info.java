/**
 * The bytes of a file that holds one recorded run, in any known format, turned into a {@link dev.casebook.trace.Trace}.
 *
 * <p>{@link dev.casebook.trace.file.TraceFiles} tries the {@link dev.casebook.trace.file.TraceFormat}s in order. Knows the
 * formats, not where the bytes came from.
 */
@NullMarked
package dev.casebook.trace.file;

import org.jspecify.annotations.NullMarked;
