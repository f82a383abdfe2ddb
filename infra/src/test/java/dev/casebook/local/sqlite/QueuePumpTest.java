package dev.casebook.local.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The fallback is an hour in these tests: what is delivered was announced. */
@Timeout(60)
class QueuePumpTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    private SqliteDatabase database;
    private SqliteQueue queue;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("test.db"));
        queue = new SqliteQueue(database, "jobs", 3, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private QueuePump pump(int concurrency, int batch, Function<SQSEvent, @Nullable SQSBatchResponse> function) {
        Pace pace = new Pace(
                concurrency, batch, Duration.ofMinutes(5), MINUTE, Duration.ofMinutes(10), Duration.ofHours(1));
        QueuePump pump = new QueuePump(queue, function, pace, clock);
        pump.start();
        return pump;
    }

    /** Records every message, then fails those whose body the predicate picks. */
    private Function<SQSEvent, @Nullable SQSBatchResponse> failing(Predicate<String> which) {
        return event -> {
            List<SQSBatchResponse.BatchItemFailure> failures = event.getRecords().stream()
                    .filter(m -> which.test(m.getBody()))
                    .map(SQSMessage::getMessageId)
                    .map(SQSBatchResponse.BatchItemFailure::new)
                    .toList();
            event.getRecords().forEach(m -> delivered.add(m.getBody()));
            return new SQSBatchResponse(failures);
        };
    }

    private String next() throws InterruptedException {
        String body = delivered.poll(30, TimeUnit.SECONDS);
        assertThat(body).as("a delivery").isNotNull();
        return body == null ? "" : body;
    }

    @Test
    void aMessageIsDeliveredWhenItIsSentAndThenDeleted() throws InterruptedException {
        QueuePump pump = pump(2, 10, failing(body -> false));
        queue.send("one", NOW);
        assertThat(next()).isEqualTo("one");
        queue.send("two", NOW);
        assertThat(next()).isEqualTo("two");
        assertThat(pump.stop(MINUTE)).isTrue();
        assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0, 0));
    }

    @Test
    void whatWaitedBeforeTheStartIsDelivered() throws InterruptedException {
        queue.send("early", NOW);
        try (QueuePump pump = pump(1, 1, failing(body -> false))) {
            assertThat(next()).isEqualTo("early");
            assertThat(pump.stop(MINUTE)).isTrue();
        }
    }

    @Test
    void onlyTheReportedMessageOfABatchComesBackAndOnlyAfterItsBackOff() throws InterruptedException {
        queue.send("good", NOW);
        queue.send("bad", NOW);
        QueuePump pump = pump(1, 10, failing(body -> body.equals("bad")));
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("good", "bad");
        pump.wake();
        queue.send("marker", NOW);
        assertThat(next()).isEqualTo("marker");
        clock.pass(MINUTE);
        pump.wake();
        assertThat(next()).isEqualTo("bad");
        assertThat(pump.stop(MINUTE)).isTrue();
        assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 1, 0, 0));
        assertThat(queue.nextVisible()).contains(clock.instant().plus(MINUTE.multipliedBy(2)));
    }

    @Test
    void afterTooManyFailuresTheMessageIsMovedAsideAndTheOthersGoOn() throws InterruptedException {
        queue.send("poison", NOW);
        QueuePump pump = pump(1, 1, failing(body -> body.equals("poison")));
        for (int i = 0; i < 3; i++) {
            assertThat(next()).isEqualTo("poison");
            settled();
            clock.pass(Duration.ofMinutes(10));
            pump.wake();
        }
        queue.send("good", NOW);
        assertThat(next()).isEqualTo("good");
        assertThat(pump.stop(MINUTE)).isTrue();
        assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0, 1));
    }

    /** With one slot, a second message is delivered only when the first has been settled. */
    private void settled() throws InterruptedException {
        queue.send("settled", NOW);
        assertThat(next()).isEqualTo("settled");
    }

    @Test
    void aFunctionThatThrowsHasFailedItsWholeBatchAndThePumpGoesOn() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        queue.send("a", NOW);
        queue.send("b", NOW);
        QueuePump pump = pump(1, 10, event -> {
            event.getRecords().forEach(m -> delivered.add(m.getBody()));
            if (calls.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            return null;
        });
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("a", "b");
        settled();
        clock.pass(MINUTE);
        pump.wake();
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("a", "b");
        assertThat(pump.stop(MINUTE)).isTrue();
        assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0, 0));
    }

    @Test
    void asManyDeliveriesRunAtOnceAsAllowedAndNoMore() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(3); // opens only when three run at once
        QueuePump pump = pump(3, 1, event -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            meet(together);
            running.decrementAndGet();
            delivered.add(event.getRecords().getFirst().getBody());
            return null;
        });
        for (int i = 0; i < 12; i++) {
            queue.send("m" + i, NOW);
        }
        for (int i = 0; i < 12; i++) {
            next();
        }
        assertThat(pump.stop(MINUTE)).isTrue();
        assertThat(most).hasValue(3);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the others did not come", e);
        }
    }

    @Test
    void stoppingWaitsForWhatRunsAndBeginsNothingElse() throws InterruptedException {
        CountDownLatch finish = new CountDownLatch(1);
        queue.send("running", NOW);
        queue.send("waiting", NOW);
        QueuePump pump = pump(1, 1, event -> {
            delivered.add(event.getRecords().getFirst().getBody());
            awaitQuietly(finish);
            return null;
        });
        assertThat(next()).isEqualTo("running");
        assertThat(pump.stop(Duration.ofMillis(1))).isFalse();
        finish.countDown();
        assertThat(pump.stop(MINUTE)).isTrue();
        assertThat(delivered).isEmpty();
        assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 0, 0, 0));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theBackOffDoublesUpToItsLongest() {
        Pace pace = Pace.of(1, 1);
        assertThat(List.of(1, 2, 3, 8, 9, 40).stream().map(pace::afterFailure))
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(256),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5));
    }
}
