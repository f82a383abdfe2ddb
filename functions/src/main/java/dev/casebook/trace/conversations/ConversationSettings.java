package dev.casebook.trace.conversations;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How to ask one database.
 *
 * @param name what it is called in messages
 * @param url {@code jdbc:postgresql://…}; says by {@code sslmode} how the connection is protected
 * @param user asked for anew with each look-up, as is the password, so that a changed credential is picked up
 * @param query as {@link NamedQuery#of} takes it
 * @param timeout of one look-up
 * @param maxRows most rows that are read
 */
public record ConversationSettings(
        String name,
        String url,
        Supplier<String> user,
        Supplier<String> password,
        NamedQuery query,
        Duration timeout,
        int maxRows) {

    public ConversationSettings {
        requireNonNull(name, "name is null");
        requireNonNull(url, "url is null");
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
        requireNonNull(query, "query is null");
        requireNonNull(timeout, "timeout is null");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("the address must start with jdbc:postgresql:");
        }
        if (maxRows < 1) {
            throw new IllegalArgumentException("maxRows must be at least 1");
        }
    }

    @Override
    public String toString() {
        return "ConversationSettings[" + name + "]";
    }
}
