package dev.casebook.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One stored thing.
 *
 * @param key where it lives
 * @param version 1 for a new item, one more at each change; conditions compare it
 * @param body a JSON object as text, with a {@code schemaVersion}; at most 350,000 bytes of UTF-8. Half a surrogate pair
 *     is stored as a question mark
 * @param expires after this moment a backend may remove the item; nobody decides anything from its absence. Kept to the second
 */
public record Item(Key key, long version, String body, Optional<Instant> expires) {
    public Item {
        requireNonNull(key, "key is null");
        requireNonNull(body, "body is null");
        requireNonNull(expires, "expires is null");
        if (version < 1) {
            throw new IllegalArgumentException("versions start at 1");
        }
    }

    public Item(Key key, long version, String body) {
        this(key, version, body, Optional.empty());
    }

    @Override
    public String toString() {
        return "Item[" + key + ", version=" + version + ", " + body.length() + " characters]";
    }
}
