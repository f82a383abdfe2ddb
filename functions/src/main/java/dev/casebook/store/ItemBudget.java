package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.Pause;
import dev.casebook.evaluation.judge.Budget;
import dev.casebook.evaluation.judge.Caps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Judges' money over an {@link ItemTable}.
 *
 * <pre>
 * BUDGET#judge | 2026-11                    a month (UTC): what each day spent, and what is set aside
 * </pre>
 *
 * <p>Each step reads the month and writes it back on the condition that nobody else did; whoever loses tries again. A reservation
 * is settled in the month it was made in. One that is older than an hour was left by a process that died: it joins what its day
 * spent, in full.
 */
public final class ItemBudget implements Budget {
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int ATTEMPTS = 200;
    private static final int LONGEST_PAUSE_MILLIS = 20;

    private final ItemTable table;
    private final Documents documents;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;

    /**
     * A budget.
     *
     * @param random spreads writers that met; safe for several threads
     */
    public ItemBudget(ItemTable table, BlobStore blobs, InstantSource clock, Pause pause, RandomGenerator random) {
        this.table = table;
        this.documents = new Documents(blobs);
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    /**
     * One month of a judge.
     *
     * @param spent by day, in millionths of a dollar
     * @param open what is set aside, by reservation
     */
    record Month(Map<String, Long> spent, Map<String, Open> open) {
        static final Month EMPTY = new Month(Map.of(), Map.of());

        Month {
            spent = new TreeMap<>(spent);
            open = new TreeMap<>(open);
        }

        long onDay(String day) {
            return spent.getOrDefault(day, 0L)
                    + open.values().stream()
                            .filter(one -> one.day().equals(day))
                            .mapToLong(Open::micros)
                            .sum();
        }

        long all() {
            return spent.values().stream().mapToLong(Long::longValue).sum()
                    + open.values().stream().mapToLong(Open::micros).sum();
        }

        Month with(String id, Open reservation) {
            Map<String, Open> more = new TreeMap<>(open);
            more.put(id, reservation);
            return new Month(spent, more);
        }

        Month settled(String id, long micros) {
            Map<String, Open> fewer = new TreeMap<>(open);
            Map<String, Long> more = new TreeMap<>(spent);
            Open closed = fewer.remove(id);
            if (closed != null) {
                more.merge(closed.day(), micros, Long::sum);
            }
            return new Month(more, fewer);
        }

        Month withoutAbandoned(Instant before) {
            Month left = this;
            for (Map.Entry<String, Open> entry : open.entrySet()) {
                if (entry.getValue().at().isBefore(before)) {
                    left = left.settled(entry.getKey(), entry.getValue().micros());
                }
            }
            return left;
        }
    }

    /** Money set aside. */
    record Open(String day, long micros, Instant at) {}

    /** What a step wants written, and its answer. */
    private record Step(Optional<Month> next, Answer answer) {}

    @Override
    public Answer reserve(Reservation reservation, Caps caps) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return change(key(reservation.judge(), YearMonth.from(today)), stored -> {
            if (stored.open().containsKey(reservation.id())) {
                return new Step(Optional.empty(), new Granted());
            }
            Month month = stored.withoutAbandoned(now.minus(ABANDONED));
            if (month.onDay(today.toString()) + reservation.most() > caps.daily()) {
                return new Step(Optional.empty(), new Refused(Which.DAILY, caps.daily()));
            }
            if (caps.monthly().isPresent()
                    && month.all() + reservation.most() > caps.monthly().get()) {
                return new Step(
                        Optional.empty(),
                        new Refused(Which.MONTHLY, caps.monthly().get()));
            }
            Open open = new Open(today.toString(), reservation.most(), now);
            return new Step(Optional.of(month.with(reservation.id(), open)), new Granted());
        });
    }

    @Override
    public void settle(Reservation reservation, long spent) {
        YearMonth now = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        boolean here = settle(key(reservation.judge(), now), reservation.id(), spent);
        if (!here) {
            settle(key(reservation.judge(), now.minusMonths(1)), reservation.id(), spent);
        }
    }

    private boolean settle(Key key, String id, long spent) {
        if (table.get(key)
                .map(this::read)
                .filter(month -> month.open().containsKey(id))
                .isEmpty()) {
            return false;
        }
        change(
                key,
                month -> new Step(
                        month.open().containsKey(id) ? Optional.of(month.settled(id, spent)) : Optional.empty(),
                        new Granted()));
        return true;
    }

    private Answer change(Key key, Function<Month, Step> step) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Item> stored = table.get(key);
            Step taken = step.apply(stored.map(this::read).orElse(Month.EMPTY));
            if (taken.next().isEmpty() || written(key, stored, taken.next().get())) {
                return taken.answer();
            }
            giveWay(attempt);
        }
        throw new CasebookException.Retryable(
                "The judges' budget is written to by too many at once. Nothing was spent.");
    }

    private boolean written(Key key, Optional<Item> stored, Month next) {
        long version = stored.map(Item::version).orElse(0L) + 1;
        Optional<Instant> expires = Optional.of(clock.instant().plus(KEPT));
        Condition unchanged = stored.isEmpty() ? new Condition.Absent() : new Condition.VersionIs(version - 1);
        return table.put(new Item(key, version, documents.write(next), expires), unchanged);
    }

    private void giveWay(int attempt) {
        try {
            pause.pause(Duration.ofMillis(random.nextInt(1 + Math.min(attempt, LONGEST_PAUSE_MILLIS))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable(
                    "Interrupted before the judges' budget was written. Nothing was spent.");
        }
    }

    private Month read(Item item) {
        return documents.read(item, Month.class);
    }

    private static Key key(String judge, YearMonth month) {
        return new Key("BUDGET#" + judge, month.toString());
    }
}
