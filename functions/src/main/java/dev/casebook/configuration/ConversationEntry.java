package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A PostgreSQL database that knows which traces belong to a conversation or a ticket.
 *
 * @param url JDBC address, {@code jdbc:postgresql://…}, without credentials
 * @param user the name of the secret with the user's name; the user need only be able to read what the query reads
 * @param password the name of the secret with the password
 * @param query SQL that gives trace ids in its first column; {@code :conversation} and {@code :ticket} stand for what is looked
 *     up, null when it is the other
 * @param source name of the configured source that the ids belong to
 * @param timeout of one look-up, more than 0 and at most 4 minutes
 * @param maxRows most traces of one look-up, 1 to 1000
 */
public record ConversationEntry(
        String name,
        String url,
        String user,
        String password,
        String query,
        String source,
        Duration timeout,
        int maxRows) {
    public ConversationEntry {
        requireNonNull(name, "name is null");
        requireNonNull(url, "url is null");
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
        requireNonNull(query, "query is null");
        requireNonNull(source, "source is null");
        requireNonNull(timeout, "timeout is null");
    }
}
