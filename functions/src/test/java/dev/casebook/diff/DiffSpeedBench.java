package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How long a diff of many rows takes, the best of five, and how much heap that needs beyond the rows themselves. It works on one
 * thread, whose own time is judged, so that a busy machine does not fail it; the time on the clock is printed beside it.
 */
class DiffSpeedBench {
    private static final PrintStream OUT = System.out;

    @Test
    void fiveThousandRowsTakeUnderThreeTenthsOfASecond() {
        assertThat(measured(5_000)).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void fiftyThousandRowsTakeUnderASecond() {
        assertThat(measured(50_000)).isLessThan(Duration.ofSeconds(1));
    }

    private static Duration measured(int rows) {
        Comparison comparison = runs(rows);
        System.gc();
        long before = used();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long best = Long.MAX_VALUE;
        long clock = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Diff diff = Differ.compare(comparison);
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy);
            clock = Math.min(clock, System.nanoTime() - start);
            assertThat(diff.changes()).hasSize(rows);
        }
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        OUT.printf(
                "%,d rows: %d ms, %d ms on the clock; %d MB on the heap, of which %d MB are the rows%n",
                rows, Duration.ofNanos(best).toMillis(), Duration.ofNanos(clock).toMillis(), peak >> 20, before >> 20);
        return Duration.ofNanos(best);
    }

    /** One trial of each case on both sides; one case in fifty flips and is confirmed. */
    private static Comparison runs(int cases) {
        TwoRuns runs = new TwoRuns(1, 1);
        for (int i = 0; i < cases; i++) {
            String after = i % 50 == 0 ? "F|PPPFPPPP" : i % 101 == 0 ? "F|FFFFFFFF" : "P";
            runs.with(
                    "c" + i,
                    i % 7 == 0 && after.equals("P") ? "F" : "P",
                    i % 7 == 0 && after.equals("P") ? "F" : after);
        }
        return runs.comparison();
    }

    private static long used() {
        return pools().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
