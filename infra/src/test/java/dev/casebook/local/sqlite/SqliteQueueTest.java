package dev.casebook.local.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.work.QueueContract;
import dev.casebook.work.TestQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteQueueTest extends QueueContract {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    private SqliteDatabase database;
    private SqliteQueue queue;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("test.db"));
        queue = new SqliteQueue(database, "jobs", MAX_RECEIVES, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected TestQueue queue() {
        return new Adapted();
    }

    @Test
    void queuesOfOneFileAreApart() {
        SqliteQueue other = new SqliteQueue(database, "replies", MAX_RECEIVES, clock);
        queue.send("job", NOW);
        assertThat(other.receive(10, MINUTE)).isEmpty();
        String receipt = queue.receive(10, MINUTE).getFirst().receipt();
        assertThat(other.delete(receipt)).isFalse();
        assertThat(other.releaseInFlight()).isZero();
        assertThat(queue.delete(receipt)).isTrue();
    }

    @Test
    void theCountsSayWhereTheMessagesAre() {
        queue.send("delayed", MINUTE);
        queue.send("taken", NOW);
        queue.receive(1, Duration.ofMinutes(2));
        queue.send("waiting", NOW);
        assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 1, 1, 0));
        clock.pass(MINUTE);
        assertThat(queue.counts()).isEqualTo(new QueueCounts(2, 1, 0, 0));
    }

    @Test
    void theReceiptOfAnEarlierDeliveryHasNoEffect() {
        queue.send("job", NOW);
        String old = queue.receive(1, MINUTE).getFirst().receipt();
        clock.pass(MINUTE);
        String current = queue.receive(1, MINUTE).getFirst().receipt();
        assertThat(queue.changeVisibility(old, NOW)).isFalse();
        assertThat(queue.delete(old)).isFalse();
        assertThat(queue.delete(current)).isTrue();
        assertThat(queue.delete(current)).isFalse();
    }

    @Test
    void whatAnEndedProcessWasWorkingOnIsShownAgainAndNotHeldAgainstIt() {
        queue.send("lane", NOW);
        for (int kill = 0; kill < MAX_RECEIVES * 3; kill++) {
            assertThat(queue.receive(10, MINUTE)).hasSize(1);
            assertThat(queue.receive(10, MINUTE)).isEmpty();
            assertThat(queue.releaseInFlight()).isEqualTo(1);
        }
        SqliteQueue.Message message = queue.receive(10, MINUTE).getFirst();
        assertThat(message.receives()).isEqualTo(1);
        assertThat(message.firstReceivedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aMessageThatEndsTheProcessAgainAndAgainIsMovedAside() {
        queue.send("deadly", NOW);
        for (int kill = 0; kill < 100; kill++) {
            assertThat(queue.receive(1, MINUTE)).hasSize(1);
            queue.releaseInFlight();
        }
        assertThat(queue.receive(1, MINUTE)).isEmpty();
        assertThat(queue.deadLetters().oldest(10))
                .extracting(DeadLetters.Letter::reason)
                .containsExactly("cut off 100 times by the end of the process");
    }

    @Test
    void releasingLeavesDelayedMessagesDelayed() {
        queue.send("later", MINUTE);
        assertThat(queue.releaseInFlight()).isZero();
        assertThat(queue.receive(1, MINUTE)).isEmpty();
        assertThat(queue.nextVisible()).contains(clock.instant().plus(MINUTE));
    }

    @Test
    void deadLettersSayWhyAndCanBeSentAgainWithAFreshCount() {
        Instant sent = clock.instant();
        queue.send("poison", NOW);
        for (int i = 0; i < MAX_RECEIVES; i++) {
            queue.receive(1, MINUTE);
            clock.pass(MINUTE);
        }
        assertThat(queue.receive(1, MINUTE)).isEmpty();
        assertThat(queue.deadLetters().oldest(10))
                .containsExactly(new DeadLetters.Letter(
                        "1", "poison", 3, "delivered 3 times without success", sent, clock.instant()));
        assertThat(queue.deadLetters().sendAgain()).isEqualTo(1);
        assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 0, 0, 0));
        assertThat(queue.receive(1, MINUTE)).singleElement().satisfies(m -> {
            assertThat(m.id()).isEqualTo("1");
            assertThat(m.receives()).isEqualTo(1);
        });
    }

    @Test
    void manyPoisonousMessagesDoNotHideAGoodOneBehindThem() {
        for (int i = 0; i < 7; i++) {
            queue.send("poison" + i, NOW);
        }
        for (int i = 0; i < MAX_RECEIVES; i++) {
            assertThat(queue.receive(10, MINUTE)).hasSize(7);
            clock.pass(MINUTE);
        }
        queue.send("good", NOW);
        assertThat(queue.receive(2, MINUTE))
                .extracting(SqliteQueue.Message::body)
                .containsExactly("good");
        assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 1, 0, 7));
    }

    @Test
    void anOverSizeMessageOrDelayIsRefused() {
        assertThatThrownBy(() -> queue.send("é".repeat(131_073), NOW)).isInstanceOf(CasebookException.Permanent.class);
        assertThatThrownBy(() -> queue.send("x", Duration.ofMinutes(16))).isInstanceOf(IllegalArgumentException.class);
        assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0, 0));
    }

    /** The queue behind the contract's interface. */
    private final class Adapted implements TestQueue {
        @Override
        public void send(String body, Duration delay) {
            queue.send(body, delay);
        }

        @Override
        public List<Delivery> receive(int most, Duration visibility) {
            return queue.receive(most, visibility).stream()
                    .map(m -> new Delivery(m.id(), m.receipt(), m.receives(), m.body()))
                    .toList();
        }

        @Override
        public List<Delivery> receiveAfter(Duration pause, int most, Duration visibility) {
            clock.pass(pause);
            return receive(most, visibility);
        }

        @Override
        public void delete(String receipt) {
            queue.delete(receipt);
        }

        @Override
        public void changeVisibility(String receipt, Duration visibility) {
            queue.changeVisibility(receipt, visibility);
        }

        @Override
        public List<String> dead() {
            return queue.deadLetters().oldest(100).stream()
                    .map(DeadLetters.Letter::body)
                    .toList();
        }
    }
}
