package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.CasebookException;
import dev.casebook.MutableClock;
import dev.casebook.Pause;
import dev.casebook.audit.Deed;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.judge.Budget;
import dev.casebook.evaluation.judge.Budget.Reservation;
import dev.casebook.evaluation.judge.Caps;
import dev.casebook.evaluation.judge.Ceilings;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a budget promises on every table; amounts are millionths of a dollar. */
public abstract class BudgetContract {
    private static final Caps CAPS = new Caps(1_000, Optional.of(1_500L));

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-30T22:00:00Z"));
    private final String judge = "judge-" + UUID.randomUUID();
    private final String dataset = "dataset-" + UUID.randomUUID();
    private final SimulatedBlobStore blobs = new SimulatedBlobStore();
    private ItemBudget.Terms terms = ItemBudget.Terms.NONE;
    private final AtomicInteger ids = new AtomicInteger();

    protected abstract ItemTable table();

    private Budget budget() {
        return new ItemBudget(
                table(), blobs, clock, new ItemBudget.Chance(Pause.sleeping(), new SecureRandom()), terms);
    }

    private Reservation of(long most) {
        return new Reservation(judge, dataset, "r" + ids.incrementAndGet(), most);
    }

    private boolean granted(Reservation reservation) {
        return budget().reserve(reservation, CAPS) instanceof Budget.Granted;
    }

    @Test
    void manyAtOnceGetWhatThereIsAndNoMore() {
        Budget budget = budget();
        int granted =
                Race.of(
                                64,
                                () -> IntStream.range(0, 4)
                                        .filter(i -> reserve(budget, of(10)).isPresent())
                                        .count())
                        .stream()
                        .mapToInt(Long::intValue)
                        .sum();

        assertThat(granted).isEqualTo(100);
    }

    /** As a worker does it: what the store was too busy for is not spent either. */
    private static Optional<Reservation> reserve(Budget budget, Reservation reservation) {
        for (int i = 0; i < 100; i++) {
            try {
                return budget.reserve(reservation, CAPS) instanceof Budget.Granted
                        ? Optional.of(reservation)
                        : Optional.empty();
            } catch (CasebookException.Retryable e) {
                // Again: the reservation's id makes it safe.
            }
        }
        return Optional.empty();
    }

    @Test
    void whatIsSettledForLessIsFreeForOthers() {
        Budget budget = budget();
        AtomicLong spent = new AtomicLong();
        Race.of(8, () -> {
            for (int i = 0; i < 30; i++) {
                reserve(budget, of(100)).ifPresent(reservation -> {
                    spent.addAndGet(7);
                    budget.settle(reservation, 7);
                });
            }
            return true;
        });

        assertThat(spent.get()).isGreaterThan(700).isLessThanOrEqualTo(1_000);
        assertThat(granted(of(1_000 - spent.get()))).isTrue();
        assertThat(granted(of(1))).isFalse();
    }

    @Test
    void settlingAndReservingAgainChangesNothing() {
        Reservation reservation = of(900);
        assertThat(granted(reservation)).isTrue();
        assertThat(granted(reservation)).isTrue();
        budget().settle(reservation, 300);
        budget().settle(reservation, 300);

        assertThat(granted(of(701))).isFalse();
        assertThat(granted(of(700))).isTrue();
    }

    @Test
    void aRefusalNamesTheCap() {
        assertThat(budget().reserve(of(1_001), CAPS))
                .isEqualTo(new Budget.Refused("the judge's", Budget.Which.DAILY, 1_000));
        granted(of(900));
        clock.advance(Duration.ofDays(1));
        assertThat(budget().reserve(of(601), CAPS))
                .isEqualTo(new Budget.Refused("the judge's", Budget.Which.MONTHLY, 1_500));
    }

    @Test
    void aNewMonthBeginsWithNothingSpent() {
        Reservation late = of(1_000);
        assertThat(granted(late)).isTrue();
        clock.advance(Duration.ofHours(26));
        budget().settle(late, 400);

        assertThat(granted(of(1_000))).isTrue();
        assertThat(budget().reserve(of(1), CAPS)).isInstanceOf(Budget.Refused.class);
    }

    @Test
    void whatADeadProcessSetAsideCountsAsSpent() {
        List<Reservation> dead = List.of(of(300), of(300));
        dead.forEach(this::granted);
        clock.advance(Duration.ofMinutes(90));

        assertThat(granted(of(401))).isFalse();
        assertThat(granted(of(400))).isTrue();
        budget().settle(dead.getFirst(), 0);
        assertThat(granted(of(1))).isFalse();
    }

    @Test
    void allJudgesTogetherAndADatasetHaveCapsOfTheirOwn() {
        String other = "judge-" + UUID.randomUUID();
        terms = new ItemBudget.Terms(
                new Ceilings(Optional.empty(), Map.of(dataset, new Caps(500, Optional.of(800L)))), Optional.empty());
        Reservation first = of(300);
        assertThat(granted(first)).isTrue();
        Reservation second = new Reservation(other, dataset, "other", 201);
        assertThat(budget().reserve(second, CAPS))
                .isEqualTo(new Budget.Refused("the dataset's", Budget.Which.DAILY, 500));
        assertThat(budget().reserve(new Reservation(judge, "elsewhere", "free", 201), CAPS))
                .isInstanceOf(Budget.Granted.class);

        budget().settle(first, 100);
        assertThat(budget().reserve(second, CAPS)).isInstanceOf(Budget.Granted.class);
        clock.advance(Duration.ofDays(1));
        assertThat(granted(of(499)))
                .as("100 + 201 + 499 are no more than the month's 800")
                .isTrue();
        assertThat(budget().reserve(of(1), CAPS))
                .isEqualTo(new Budget.Refused("the dataset's", Budget.Which.MONTHLY, 800));
    }

    @Test
    void manyJudgesAtOnceGetNoMoreThanAllTogetherMay() {
        terms = new ItemBudget.Terms(
                new Ceilings(Optional.empty(), Map.of(dataset, new Caps(200, Optional.empty()))), Optional.empty());
        List<Long> granted = Race.of(16, () -> {
            String mine = "judge-" + UUID.randomUUID();
            return IntStream.range(0, 4)
                    .filter(i -> reserve(budget(), new Reservation(mine, dataset, mine + i, 10))
                            .isPresent())
                    .count();
        });

        assertThat(granted.stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
    }

    @Test
    void fourFifthsAndTheEndAreSaidOnceEachWithAnEntryInTheAuditTrail() {
        String channel = "C" + UUID.randomUUID();
        terms = new ItemBudget.Terms(Ceilings.NONE, Optional.of(channel));
        granted(of(799));
        assertThat(said(channel)).isEmpty();
        granted(of(1));
        granted(of(100));
        assertThat(said(channel))
                .containsExactly(
                        "Four fifths of the judge's daily budget of $0.00 are used today. Judges go on until it is"
                                + " used up; then their evaluators are not scored. status shows what is spent.");
        assertThat(granted(of(101))).isFalse();
        assertThat(granted(of(101))).isFalse();
        assertThat(said(channel))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("The judge's daily budget of $0.00 is used up"));

        List<Deed> deeds = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        new ItemAuditTrail(table(), blobs).each(today, today, deeds::add);
        assertThat(deeds.stream().filter(deed -> deed.on().equals(judge)))
                .singleElement()
                .satisfies(deed -> assertThat(deed.what()).isEqualTo(Deed.What.BUDGET_REFUSED));

        clock.advance(Duration.ofDays(1));
        granted(of(300));
        assertThat(said(channel))
                .as("the month's 1,200 of 1,500")
                .hasSize(3)
                .last()
                .asString()
                .contains("monthly");
    }

    private List<String> said(String channel) {
        return new ItemExperimentStore(table(), blobs)
                .unsent(1_000).stream()
                        .map(ExperimentStore.Outgoing::reply)
                        .filter(reply -> reply.to().equals(new Address.ChannelMessage(channel)))
                        .map(reply -> ((Reply.Told) reply).text())
                        .toList();
    }
}
