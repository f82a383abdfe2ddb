/**
 * What the local Slack remembers: messages, channels, views, files, response addresses, and the changes to them in order.
 * One SQLite file holds it, so that a restart shows the same channel. Main type:
 * {@link dev.casebook.local.slack.workspace.Workspace}. Knows no HTTP and not who asked.
 */
@NullMarked
package dev.casebook.local.slack.workspace;

import org.jspecify.annotations.NullMarked;
