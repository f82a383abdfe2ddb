/**
 * The web page with the channel: its files, its state as JSON, its live changes as server-sent events, and what a person
 * does on it. Main types: {@link dev.casebook.local.slack.page.Page} and
 * {@link dev.casebook.local.slack.page.EventStream}. What the page looks like is in the resources beside this package; what
 * the demonstration shows comes from another handler, {@code /demo}.
 */
@NullMarked
package dev.casebook.local.slack.page;

import org.jspecify.annotations.NullMarked;
