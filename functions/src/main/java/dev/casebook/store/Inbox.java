package dev.casebook.store;

import dev.casebook.casefile.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What became of each ping: its one outcome, kept 30 days, so that a redelivery is recognised however late it comes.
 *
 * <pre>
 * PING#hash of its id | META                       the outcome: done, or refused with a reason
 * </pre>
 */
public final class Inbox {
    private static final Duration KEPT = Duration.ofDays(30);

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

    private static Key key(String ping) {
        return new Key("PING#" + CaseId.hash(ping), "META");
    }
}
