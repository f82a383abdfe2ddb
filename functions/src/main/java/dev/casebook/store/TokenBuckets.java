package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.incident.Allowance;
import dev.casebook.spending.RunAllowance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What alerts may cause and what people may start, as token buckets over an {@link ItemTable}: for alerts 100 a minute for each source
 * and 30 an hour for each channel, for people so many runs an hour as is configured.
 *
 * <pre>
 * BUCKET#source#name | META                  how much is left and since when; likewise channel#id, runs#user#id, runs#channel#id
 * </pre>
 *
 * <p>A bucket is full at first and fills up evenly. It is read and written back on the condition that nobody else did.
 */
public final class TokenBuckets implements Allowance, RunAllowance {
    private static final int PER_SOURCE = 100;
    private static final Duration SOURCE_FILLS = Duration.ofMinutes(1);
    private static final int PER_CHANNEL = 30;
    private static final Duration CHANNEL_FILLS = Duration.ofHours(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int TRIES = 200;

    private final ItemTable table;
    private final Documents documents;
    private final InstantSource clock;
    private final Runs runs;

    /**
     * How many runs may be started in an hour.
     *
     * @param perUser 1 or more
     * @param perChannel 1 or more
     */
    public record Runs(int perUser, int perChannel) {
        public static final Runs USUAL = new Runs(10, 30);
    }

    public TokenBuckets(ItemTable table, BlobStore blobs, InstantSource clock) {
        this(table, blobs, clock, Runs.USUAL);
    }

    public TokenBuckets(ItemTable table, BlobStore blobs, InstantSource clock, Runs runs) {
        this.table = table;
        this.documents = new Documents(blobs);
        this.clock = clock;
        this.runs = runs;
    }

    /** A bucket as it was. */
    record Bucket(double left, Instant at) {}

    @Override
    public boolean take(String source, String channel) {
        return taken("source#" + source, PER_SOURCE, SOURCE_FILLS).isEmpty()
                && taken("channel#" + channel, PER_CHANNEL, CHANNEL_FILLS).isEmpty();
    }

    @Override
    public Optional<Limit> takeRun(String user, String channel) {
        return taken("runs#user#" + user, runs.perUser(), HOUR)
                .map(again -> new Limit(Whose.USER, runs.perUser(), again))
                .or(() -> taken("runs#channel#" + channel, runs.perChannel(), HOUR)
                        .map(again -> new Limit(Whose.CHANNEL, runs.perChannel(), again)));
    }

    /** Empty when one was taken; else in what time there is one. */
    private Optional<Duration> taken(String name, int size, Duration fills) {
        Key key = new Key("BUCKET#" + name, "META");
        for (int i = 0; i < TRIES; i++) {
            Instant now = clock.instant();
            Optional<Item> stored = table.get(key);
            double left = stored.map(item -> documents.read(item, Bucket.class))
                    .map(bucket -> left(bucket, now, size, fills))
                    .orElse((double) size);
            if (left < 1) {
                return Optional.of(Duration.ofMillis((long) Math.ceil((1 - left) * fills.toMillis() / size)));
            }
            long version = stored.map(Item::version).orElse(0L);
            Condition unchanged = stored.isEmpty() ? new Condition.Absent() : new Condition.VersionIs(version);
            String next = documents.write(new Bucket(left - 1, now));
            if (table.put(new Item(key, version + 1, next, Optional.of(now.plus(KEPT))), unchanged)) {
                return Optional.empty();
            }
        }
        throw new CasebookException.Retryable("Too much is asked for at this moment. Nothing was started. Try again.");
    }

    private static double left(Bucket bucket, Instant now, int size, Duration fills) {
        double passed = Math.max(0, Duration.between(bucket.at(), now).toMillis());
        return Math.min(size, bucket.left() + passed * size / fills.toMillis());
    }
}
