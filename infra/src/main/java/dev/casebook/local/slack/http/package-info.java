/**
 * Reads requests and writes answers of the JDK's HTTP server: bodies with a size limit, forms, multipart, JSON. Main
 * types: {@link dev.casebook.local.slack.http.Request} and {@link dev.casebook.local.slack.http.Answer}. Knows nothing of
 * Slack's methods.
 */
@NullMarked
package dev.casebook.local.slack.http;

import org.jspecify.annotations.NullMarked;
