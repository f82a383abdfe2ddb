package dev.casebook.store;

import dev.casebook.casefile.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What became of each ping: its one outcome, kept 30 days, so that a redelivery is recognised however late it comes.
 *
 * <pre>
 * PING#hash of its id | META                       the outcome: done, or refused with a reason
 * PING#hash of its id | BEGUN                      that a queue message with it is being worked on, and since when
 * </pre>
 */
public final class Inbox {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration AT_WORK = Duration.ofMinutes(10);

    private final ItemTable table;
    private final Documents documents;
    private final InstantSource clock;

    public Inbox(ItemTable table, BlobStore blobs, InstantSource clock) {
        this.table = table;
        this.documents = new Documents(blobs);
        this.clock = clock;
    }

    /**
     * How a ping ended.
     *
     * @param refusal why it was refused, in a sentence; empty when it was done
     */
    public record Outcome(Optional<String> refusal, Instant at) {}

    public Optional<Outcome> outcome(String ping) {
        return table.get(key(ping)).map(item -> documents.read(item, Outcome.class));
    }

    /** Records the outcome. False: one is recorded already, and stays. */
    public boolean record(String ping, Optional<String> refusal) {
        Instant now = clock.instant();
        Item item = new Item(key(ping), 1, documents.write(new Outcome(refusal, now)), Optional.of(now.plus(KEPT)));
        return table.put(item, new Condition.Absent());
    }

    private record Begun(Instant at) {}

    /**
     * Begins. False: another message with the same ping is being worked on. Whoever began ends in {@link #record} or
     * {@link #release}; after ten minutes anybody may begin again.
     */
    public boolean begin(String ping) {
        Instant now = clock.instant();
        Optional<Item> stored = table.get(begun(ping));
        boolean taken = stored.map(item -> documents.read(item, Begun.class))
                .filter(other -> other.at().plus(AT_WORK).isAfter(now))
                .isPresent();
        Condition unchanged = stored.<Condition>map(item -> new Condition.VersionIs(item.version()))
                .orElse(new Condition.Absent());
        long version = stored.map(Item::version).orElse(0L) + 1;
        String body = documents.write(new Begun(now));
        return !taken && table.put(new Item(begun(ping), version, body, Optional.of(now.plus(KEPT))), unchanged);
    }

    /** Lets another message with the same ping begin at once. */
    public void release(String ping) {
        table.get(begun(ping))
                .ifPresent(item -> table.transact(
                        List.of(new Change.Delete(item.key(), new Condition.VersionIs(item.version())))));
    }

    private static Key begun(String ping) {
        return new Key(key(ping).partition(), "BEGUN");
    }

    private static Key key(String ping) {
        return new Key("PING#" + CaseId.hash(ping), "META");
    }
}
