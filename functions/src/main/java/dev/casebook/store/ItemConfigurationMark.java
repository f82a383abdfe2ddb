package dev.casebook.store;

import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which configuration is in force, so that the audit trail says when another one came.
 *
 * <pre>
 * SWITCH             | CONFIGURATION               the digest of the configuration that was seen last
 * </pre>
 */
public final class ItemConfigurationMark {
    private static final Key KEY = new Key("SWITCH", "CONFIGURATION");

    private final ItemTable table;
    private final Documents documents;
    private final InstantSource clock;

    public ItemConfigurationMark(ItemTable table, BlobStore blobs, InstantSource clock) {
        this.table = table;
        this.documents = new Documents(blobs);
        this.clock = clock;
    }

    /** What is stored. */
    record Mark(String digest) {}

    /** Notes it, with an entry in the audit trail, unless it is the one that was noted last. Safe to repeat. */
    public void note(String digest) {
        Optional<Item> stored = table.get(KEY);
        Optional<String> before =
                stored.map(item -> documents.read(item, Mark.class).digest());
        if (before.equals(Optional.of(digest))) {
            return;
        }
        long version = stored.map(Item::version).orElse(0L);
        Condition unchanged = stored.isEmpty() ? new Condition.Absent() : new Condition.VersionIs(version);
        Map<String, String> details = new HashMap<>();
        before.ifPresent(earlier -> details.put("before", earlier));
        details.put("after", digest);
        Deed deed = new Deed(clock.instant(), Doer.of("deployment"), Deed.What.CONFIGURED, "casebook.yaml", details);
        // Whoever comes second finds another version, and notes at the next tick what is still news then.
        table.transact(List.of(
                new Change.Put(new Item(KEY, version + 1, documents.write(new Mark(digest))), unchanged),
                ItemAuditTrail.entry(documents, deed)));
    }
}
