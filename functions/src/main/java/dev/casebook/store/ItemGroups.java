package dev.casebook.store;

import dev.casebook.access.Groups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Who is in which group, as far as it was asked for in the last five minutes.
 *
 * <pre>
 * GROUP#id | META            its members and when they were read
 * </pre>
 */
public final class ItemGroups implements Groups {
    /** How long what was read counts. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private final ItemTable table;
    private final Documents documents;
    private final InstantSource clock;

    public ItemGroups(ItemTable table, BlobStore blobs, InstantSource clock) {
        this.table = table;
        this.documents = new Documents(blobs);
        this.clock = clock;
    }

    private record Entry(int schemaVersion, Set<String> members, Instant readAt) {
        Entry {
            members = Set.copyOf(members);
        }
    }

    @Override
    public Optional<Set<String>> members(String group) {
        return table.get(key(group))
                .map(item -> documents.read(item, Entry.class))
                .filter(entry -> entry.readAt().plus(FRESH).isAfter(clock.instant()))
                .map(Entry::members);
    }

    /** Keeps who is in a group now. */
    public void keep(String group, Set<String> members) {
        Instant now = clock.instant();
        table.put(
                new Item(key(group), 1, documents.write(new Entry(1, members, now)), Optional.of(now.plus(FRESH))),
                new Condition.Always());
    }

    private static Key key(String group) {
        return new Key("GROUP#" + group, "META");
    }
}
