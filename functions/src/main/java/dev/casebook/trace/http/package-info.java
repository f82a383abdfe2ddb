/**
 * Asking a source over HTTP: one request to a configured address, to its JSON or to a sentence that says what went wrong.
 *
 * <p>{@link dev.casebook.trace.http.SourceHttp} is the client, {@link dev.casebook.trace.http.SourceAddress} says where the source
 * is and what helps against its refusals. Knows no source in particular. Credentials go to the configured host only.
 */
@NullMarked
package dev.casebook.trace.http;

import org.jspecify.annotations.NullMarked;
