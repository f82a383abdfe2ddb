package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.Pause;
import dev.casebook.evaluation.judge.Budget;
import dev.casebook.evaluation.judge.Caps;
import dev.casebook.evaluation.judge.Ceilings;
import dev.casebook.spending.Spent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Judges' money over an {@link ItemTable}.
 *
 * <pre>
 * BUDGET#judge       | 2026-11                     a month (UTC): what each day spent, and what is set aside
 * BUDGET#@all        | 2026-11                     the same of all judges together, where they have caps
 * BUDGET#@dataset/x  | 2026-11                     the same for the answers to one dataset's cases, where it has caps
 * </pre>
 *
 * <p>Each step reads the months and writes them back, all or none, on the condition that nobody else did; whoever loses tries
 * again. A reservation is settled in the month it was made in. One that is older than an hour was left by a process that died: it
 * joins what its day spent, in full.
 */
public final class ItemBudget implements Budget {
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int ATTEMPTS = 200;
    private static final int LONGEST_PAUSE_MILLIS = 20;
    private static final double NEARLY = 0.8;

    private final ItemTable table;
    private final Documents documents;
    private final Terms terms;
    private final BudgetNotices notices;
    private final InstantSource clock;
    private final Chance chance;

    /**
     * What holds for all of it.
     *
     * @param channel who hears when a budget is nearly or wholly used up; nobody if empty
     */
    public record Terms(Ceilings ceilings, Optional<String> channel) {
        public static final Terms NONE = new Terms(Ceilings.NONE, Optional.empty());
    }

    /**
     * What spreads writers that met.
     *
     * @param random safe for several threads
     */
    public record Chance(Pause pause, RandomGenerator random) {}

    public ItemBudget(ItemTable table, BlobStore blobs, InstantSource clock, Chance chance, Terms terms) {
        this.table = table;
        this.documents = new Documents(blobs);
        this.terms = terms;
        this.notices = new BudgetNotices(terms.channel(), documents);
        this.clock = clock;
        this.chance = chance;
    }

    /** A pot's month as it is stored. */
    private record Shelf(BudgetPot pot, Key key, Optional<Item> item, BudgetMonth month) {

        Shelf with(BudgetMonth next) {
            return new Shelf(pot, key, item, next);
        }
    }

    @Override
    public Answer reserve(Reservation reservation, Caps caps) {
        List<BudgetPot> pots = BudgetPot.of(reservation, caps, terms.ceilings());
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            List<Shelf> shelves =
                    pots.stream().map(pot -> shelf(pot, month(now))).toList();
            if (shelves.getFirst().month().open().containsKey(reservation.id())) {
                return new Granted();
            }
            Plan plan = plan(reservation, shelves, now);
            if (plan.changes().isEmpty() || written(plan.changes())) {
                return plan.answer();
            }
            giveWay(attempt);
        }
        throw busy();
    }

    /** What is to be written, and what is answered then. */
    private record Plan(Answer answer, List<Change> changes) {}

    private Plan plan(Reservation reservation, List<Shelf> shelves, Instant now) {
        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        List<Change> changes = new ArrayList<>();
        for (Shelf shelf : shelves) {
            BudgetMonth month = shelf.month().withoutAbandoned(now.minus(ABANDONED));
            Optional<BudgetNotices.Used> full = over(shelf.pot(), month, day, reservation.most());
            if (full.isPresent()) {
                return refused(shelf.with(month), full.get(), now);
            }
            BudgetMonth next = month.with(reservation.id(), new BudgetMonth.Open(day, reservation.most(), now));
            for (BudgetNotices.Used used : nearly(shelf.pot(), next, day)) {
                String period = period(used.which(), day);
                if (!next.isTold(period)) {
                    next = next.telling(period);
                    changes.addAll(notices.nearlyUsedUp(used, now));
                }
            }
            changes.add(put(shelf.with(next)));
        }
        return new Plan(new Granted(), changes);
    }

    /** The first time in a day or month, it is said and kept in the audit trail. */
    private Plan refused(Shelf shelf, BudgetNotices.Used full, Instant now) {
        String told = "full "
                + period(full.which(), LocalDate.ofInstant(now, ZoneOffset.UTC).toString());
        Answer answer = new Refused(full.pot().shown(), full.which(), full.cap());
        if (shelf.month().isTold(told)) {
            return new Plan(answer, List.of());
        }
        List<Change> changes = new ArrayList<>(notices.usedUp(full, now));
        changes.add(put(shelf.with(shelf.month().telling(told))));
        return new Plan(answer, changes);
    }

    private static Optional<BudgetNotices.Used> over(BudgetPot pot, BudgetMonth month, String day, long most) {
        Caps caps = pot.caps();
        if (month.onDay(day) + most > caps.daily()) {
            return Optional.of(new BudgetNotices.Used(pot, Which.DAILY, caps.daily()));
        }
        return caps.monthly()
                .filter(cap -> month.all() + most > cap)
                .map(cap -> new BudgetNotices.Used(pot, Which.MONTHLY, cap));
    }

    private static List<BudgetNotices.Used> nearly(BudgetPot pot, BudgetMonth month, String day) {
        List<BudgetNotices.Used> used = new ArrayList<>();
        if (month.onDay(day) >= NEARLY * pot.caps().daily()) {
            used.add(new BudgetNotices.Used(pot, Which.DAILY, pot.caps().daily()));
        }
        pot.caps()
                .monthly()
                .filter(cap -> month.all() >= NEARLY * cap)
                .ifPresent(cap -> used.add(new BudgetNotices.Used(pot, Which.MONTHLY, cap)));
        return used;
    }

    private static String period(Which which, String day) {
        return which == Which.DAILY ? day : day.substring(0, "2026-11".length());
    }

    @Override
    public void settle(Reservation reservation, long spent) {
        List<BudgetPot> pots = BudgetPot.of(reservation, new Caps(0, Optional.empty()), terms.ceilings());
        YearMonth now = month(clock.instant());
        if (!settle(pots, now, reservation.id(), spent)) {
            settle(pots, now.minusMonths(1), reservation.id(), spent);
        }
    }

    /**
     * What is used of each budget, in US dollars.
     *
     * @param judges their caps by name
     */
    public List<Spent.Used> used(Map<String, Caps> judges) {
        List<BudgetPot> pots = new ArrayList<>();
        terms.ceilings().all().map(BudgetPot::all).ifPresent(pots::add);
        terms.ceilings().datasets().forEach((dataset, caps) -> pots.add(BudgetPot.dataset(dataset, caps)));
        judges.forEach((judge, caps) -> pots.add(new BudgetPot(judge, "the judge's", caps)));
        Instant now = clock.instant();
        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        return pots.stream()
                .map(pot -> shelf(pot, month(now)))
                .map(shelf -> new Spent.Used(
                        shelf.pot().title(),
                        shelf.month().onDay(day) / 1e6,
                        shelf.pot().caps().daily() / 1e6,
                        shelf.month().all() / 1e6,
                        shelf.pot().caps().monthly().map(cap -> cap / 1e6)))
                .toList();
    }

    /** False when the month knows nothing of it. */
    private boolean settle(List<BudgetPot> pots, YearMonth month, String id, long spent) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            List<Shelf> open = pots.stream()
                    .map(pot -> shelf(pot, month))
                    .filter(shelf -> shelf.month().open().containsKey(id))
                    .toList();
            if (open.isEmpty()) {
                return attempt > 1;
            }
            List<Change> changes = open.stream()
                    .<Change>map(shelf -> put(shelf.with(shelf.month().settled(id, spent))))
                    .toList();
            if (written(changes)) {
                return true;
            }
            giveWay(attempt);
        }
        throw busy();
    }

    private Shelf shelf(BudgetPot pot, YearMonth month) {
        Key key = pot.key(month);
        Optional<Item> item = table.get(key);
        return new Shelf(
                pot,
                key,
                item,
                item.map(stored -> documents.read(stored, BudgetMonth.class)).orElse(BudgetMonth.EMPTY));
    }

    private Change put(Shelf shelf) {
        long version = shelf.item().map(Item::version).orElse(0L);
        Condition unchanged = shelf.item().isEmpty() ? new Condition.Absent() : new Condition.VersionIs(version);
        Optional<Instant> expires = Optional.of(clock.instant().plus(KEPT));
        return new Change.Put(new Item(shelf.key(), version + 1, documents.write(shelf.month()), expires), unchanged);
    }

    /** A transaction costs twice as much as a put. */
    private boolean written(List<Change> changes) {
        return (changes.size() == 1 && changes.getFirst() instanceof Change.Put put)
                ? table.put(put.item(), put.condition())
                : table.transact(changes).committed();
    }

    private void giveWay(int attempt) {
        try {
            int most = 1 + Math.min(attempt, LONGEST_PAUSE_MILLIS);
            chance.pause().pause(Duration.ofMillis(chance.random().nextInt(most)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable(
                    "Interrupted before the judges' budget was written. Nothing was spent.");
        }
    }

    private static CasebookException busy() {
        return new CasebookException.Retryable(
                "The judges' budget is written to by too many at once. Nothing was spent.");
    }

    private static YearMonth month(Instant now) {
        return YearMonth.from(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
