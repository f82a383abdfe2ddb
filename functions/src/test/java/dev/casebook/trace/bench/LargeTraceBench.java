package dev.casebook.trace.bench;

import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.file.TraceFiles;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads and redacts a trace of 20,000 spans (10 MB) and one a tenth of it, and prints seconds, memory and the ratio of the
 * two. Seconds are those of the processor, so that a busy machine does not count. Aim: under 2 s and 300 MB in a fresh JVM, ten times the spans in at most 11 times the time.
 */
public final class LargeTraceBench {
    private static final int SPANS = 20_000;
    private static final int RUNS = 5;

    private LargeTraceBench() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        byte[] large = LargeTrace.ofSpans(SPANS);
        byte[] small = LargeTrace.ofSpans(SPANS / 10);
        Once cold = run(large);
        out.printf(
                "%d spans, %.1f MB: first run %.2f s (read %.2f, redact %.2f), peak heap %d MB, %d steps%n",
                SPANS, large.length / 1e6, cold.seconds(), cold.read, cold.redact, peakHeap() >> 20, cold.steps);
        double[] smalls = new double[RUNS * 4];
        double[] larges = new double[RUNS];
        for (int i = 0; i < RUNS * 4; i++) {
            smalls[i] = run(small).seconds();
        }
        for (int i = 0; i < RUNS; i++) {
            larges[i] = run(large).seconds();
        }
        out.printf(
                "warm, medians: %d spans %.3f s, %d spans %.3f s, ratio %.1f%n",
                SPANS / 10, median(smalls), SPANS, median(larges), median(larges) / median(smalls));
    }

    private record Once(double read, double redact, int steps) {
        double seconds() {
            return read + redact;
        }
    }

    private static Once run(byte[] content) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Trace trace = TraceFiles.read(new TraceRef("file", "large"), content, Instant.EPOCH);
        long read = threads.getCurrentThreadCpuTime();
        RedactedTrace redacted = new RuleRedactor(new byte[32], "US").redact(trace);
        long end = threads.getCurrentThreadCpuTime();
        return new Once(
                (read - start) / 1e9,
                (end - read) / 1e9,
                redacted.trace().steps().size());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
