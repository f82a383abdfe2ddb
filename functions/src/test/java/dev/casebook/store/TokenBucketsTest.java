package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final TokenBuckets buckets = new TokenBuckets(new SimulatedItemTable(), new SimulatedBlobStore(), clock);

    private int granted(String source, String channel, int times) {
        int granted = 0;
        for (int i = 0; i < times; i++) {
            granted += buckets.take(source, channel) ? 1 : 0;
        }
        return granted;
    }

    @Test
    void aChannelHasThirtyAnHour() {
        assertThat(granted("grafana", "C1", 60)).isEqualTo(30);
        clock.advance(Duration.ofMinutes(4));
        assertThat(granted("grafana", "C1", 60)).isEqualTo(2);
        clock.advance(Duration.ofHours(20));
        assertThat(granted("grafana", "C1", 60)).isEqualTo(30);
    }

    @Test
    void aSourceHasAHundredAMinuteOverAllChannels() {
        int granted = 0;
        for (int i = 0; i < 150; i++) {
            granted += granted("grafana", "C" + i, 1);
        }

        assertThat(granted).isEqualTo(100);
        assertThat(granted("pager", "C0", 1)).isEqualTo(1);
    }

    @Test
    void manyAtOnceGetNoMoreThanThereIs() throws InterruptedException, ExecutionException {
        List<Future<Integer>> takers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                takers.add(pool.submit(() -> granted("grafana", "C1", 10)));
            }
        }
        int granted = 0;
        for (Future<Integer> taker : takers) {
            granted += taker.get();
        }

        assertThat(granted).isEqualTo(30);
    }
}
