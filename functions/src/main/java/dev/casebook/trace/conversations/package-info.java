/**
 * Conversation and ticket ids → references to traces, read from a team's own PostgreSQL tables.
 *
 * <p>{@link dev.casebook.trace.conversations.PostgresConversations} asks one database with the configured
 * {@link dev.casebook.trace.conversations.NamedQuery}; {@link dev.casebook.trace.conversations.CellReferences} reads what comes
 * back. Only reads, and knows nothing of the tables but the query.
 */
@NullMarked
package dev.casebook.trace.conversations;

import org.jspecify.annotations.NullMarked;
