package dev.casebook.bot.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.casefile.CaseId;
import dev.casebook.store.Change;
import dev.casebook.store.Condition;
import dev.casebook.store.Item;
import dev.casebook.store.ItemTable;
import dev.casebook.store.Key;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which message stands in which slot, so that there is one, however often and by however many it is asked for.
 *
 * <pre>
 * MESSAGE#channel | name            schemaVersion, channel, ts, leasedUntil, claimedAt, shownAt
 * MESSAGE#channel | name#planned    until: a later refresh is on the queue
 * MESSAGE#channel | at/ts           name: what stands there, for whoever points at the message
 * </pre>
 *
 * Whoever wants to show something takes a turn: a conditional write that leases the slot for 60 seconds. A lease that ran out
 * without a message leaves open whether one was posted: the next turn looks for it before it posts. Turns of one slot are at
 * least 3 seconds apart. Safe for several threads and processes.
 */
public final class MessageMap {
    /** The name in a message's metadata under which it can be found again. */
    public static final String MARK = "mark";

    /** Longer than a call to Slack may take; what a died poster left is taken over after it. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    public static final Duration PACE = Duration.ofSeconds(3);
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int TRIES = 10;

    private final ItemTable table;
    private final InstantSource clock;

    public MessageMap(ItemTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** What to do now. */
    public sealed interface Turn {

        /** Nobody has posted: post. */
        record Post(Claim claim) implements Turn {}

        /** Somebody may have posted since then: look, and post if there is nothing. */
        record Look(Claim claim, Instant since) implements Turn {}

        /** It stands there: update it. */
        record Update(Claim claim, Chat.Posted where) implements Turn {}

        /**
         * Somebody is at it, or was a moment ago: come again after the delay.
         *
         * @param planned true when another refresh is on the queue already: then this one may be dropped
         */
        record Later(Duration delay, boolean planned) implements Turn {}
    }

    /** The right to show something in a slot, until the lease runs out. */
    public record Claim(Slot slot, Item item) {

        /** What the message's metadata must carry under {@link #MARK}. */
        public String mark() {
            return CaseId.hash(slot.channel() + "\n" + slot.thread().orElse("") + "\n" + slot.name())
                    .substring(0, 16);
        }
    }

    /** As stored. */
    record Entry(
            int schemaVersion,
            String channel,
            Optional<String> ts,
            Instant leasedUntil,
            Instant claimedAt,
            Optional<Instant> shownAt) {
        Entry {
            requireNonNull(channel, "channel is null");
            requireNonNull(ts, "ts is null");
            requireNonNull(shownAt, "shownAt is null");
        }
    }

    /** Takes a turn. Every turn but {@code Later} must end in {@link #shown} or {@link #released}. */
    public Turn begin(Slot slot) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Turn> turn = attempt(slot);
            if (turn.isPresent()) {
                return turn.get();
            }
        }
        return new Turn.Later(PACE, false);
    }

    private Optional<Turn> attempt(Slot slot) {
        Instant now = clock.instant();
        Optional<Item> stored = table.get(key(slot));
        if (stored.isEmpty()) {
            Entry first = new Entry(1, slot.channel(), Optional.empty(), now.plus(LEASE), now, Optional.empty());
            Item item = item(slot, 1, first);
            return table.put(item, new Condition.Absent())
                    ? Optional.of(new Turn.Post(new Claim(slot, item)))
                    : Optional.empty();
        }
        Entry entry = read(stored.get());
        Instant free = later(entry.leasedUntil(), entry.shownAt().map(at -> at.plus(PACE)));
        if (free.isAfter(now)) {
            Duration wait = Duration.between(now, free);
            return Optional.of(new Turn.Later(wait.compareTo(PACE) > 0 ? PACE : wait, isPlanned(slot, now)));
        }
        Entry leased = new Entry(1, entry.channel(), entry.ts(), now.plus(LEASE), entry.claimedAt(), entry.shownAt());
        Item item = item(slot, stored.get().version() + 1, leased);
        boolean mine = table.put(item, new Condition.VersionIs(stored.get().version()));
        return mine ? Optional.of(turn(new Claim(slot, item), entry)) : Optional.empty();
    }

    private static Turn turn(Claim claim, Entry entry) {
        return entry.ts()
                .<Turn>map(ts -> new Turn.Update(claim, new Chat.Posted(entry.channel(), ts)))
                .orElseGet(() -> new Turn.Look(claim, entry.claimedAt()));
    }

    /** Ends a turn: the message stands there. False: the lease ran out and somebody else took over. */
    public boolean shown(Claim claim, Chat.Posted where) {
        Instant now = clock.instant();
        if (claim.slot().lasting() && read(claim.item()).ts().isEmpty()) {
            noteName(where, claim.slot().name());
        }
        Entry entry = new Entry(
                1,
                where.channel(),
                Optional.of(where.ts()),
                now,
                read(claim.item()).claimedAt(),
                Optional.of(now));
        return replace(claim, entry);
    }

    private void noteName(Chat.Posted where, String name) {
        String body = Json.mapper()
                .createObjectNode()
                .put("schemaVersion", 1)
                .put("name", name)
                .toString();
        table.put(new Item(at(where.channel(), where.ts()), 1, body), new Condition.Always());
    }

    private record Named(String name) {}

    /** What a message shows; empty for one that the bot did not post or that shows nothing lasting. */
    public Optional<Subject> subjectAt(String channel, String ts) {
        return table.get(at(channel, ts))
                .map(item -> parse(item.body(), Named.class).name())
                .flatMap(MessageMap::subject);
    }

    /** What stands in a subject's thread has its name and, after {@code #}, one of its own. */
    private static Optional<Subject> subject(String slot) {
        int part = slot.indexOf('#');
        String name = part < 0 ? slot : slot.substring(0, part);
        int slash = name.indexOf('/');
        return Arrays.stream(Subject.Kind.values())
                .filter(kind -> slash > 0 && kind.name().equals(name.substring(0, slash)))
                .findFirst()
                .map(kind -> new Subject(kind, name.substring(slash + 1)));
    }

    /** Ends a turn in which surely nothing was posted; a message that stood there before still does. */
    public void released(Claim claim) {
        Entry entry = read(claim.item());
        if (entry.ts().isPresent()) {
            replace(
                    claim,
                    new Entry(1, entry.channel(), entry.ts(), clock.instant(), entry.claimedAt(), entry.shownAt()));
        } else if (claim.item().version() == 1) {
            table.transact(List.of(new Change.Delete(claim.item().key(), new Condition.VersionIs(1))));
        } else {
            replace(
                    claim,
                    new Entry(
                            1, entry.channel(), Optional.empty(), clock.instant(), entry.claimedAt(), entry.shownAt()));
        }
    }

    /** Notes that a refresh of this slot is on the queue and comes after the wait. */
    public void planned(Slot slot, Duration wait) {
        Instant until = clock.instant().plus(wait);
        String body = Json.mapper()
                .createObjectNode()
                .put("schemaVersion", 1)
                .put("until", until.toString())
                .toString();
        table.put(new Item(plan(slot), 1, body, Optional.of(until.plus(REMEMBERED))), new Condition.Always());
    }

    private boolean isPlanned(Slot slot, Instant now) {
        return table.get(plan(slot))
                .map(item -> parse(item.body(), Planned.class).until().isAfter(now))
                .orElse(false);
    }

    private record Planned(Instant until) {}

    private boolean replace(Claim claim, Entry entry) {
        long version = claim.item().version();
        return table.put(item(claim.slot(), version + 1, entry), new Condition.VersionIs(version));
    }

    private Item item(Slot slot, long version, Entry entry) {
        Optional<Instant> expires =
                slot.lasting() ? Optional.empty() : Optional.of(clock.instant().plus(REMEMBERED));
        try {
            return new Item(key(slot), version, Json.mapper().writeValueAsString(entry), expires);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry is always writable", e);
        }
    }

    private static Entry read(Item item) {
        return parse(item.body(), Entry.class);
    }

    private static <T> T parse(String body, Class<T> type) {
        try {
            return Json.mapper().readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new CasebookException.Permanent("The record of a Slack message cannot be read.");
        }
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }

    private static Key key(Slot slot) {
        return new Key(
                "MESSAGE#" + slot.channel(), slot.thread().map(ts -> ts + "/").orElse("") + slot.name());
    }

    private static Key at(String channel, String ts) {
        return new Key("MESSAGE#" + channel, "at/" + ts);
    }

    private static Key plan(Slot slot) {
        return new Key(key(slot).partition(), key(slot).sort() + "#planned");
    }
}
