package dev.casebook.trace.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.file.TraceFiles;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Reads and redacts a trace of 20,000 spans in 10 MB, first of all in the JVM, and then again and again one of 12 MB and one a
 * tenth of it; prints seconds, memory and the ratio of the two. Seconds are those of the clock and of all processors
 * (with the compiler and the collector); once warm, those that the thread had, so that a busy machine does not count. Aim: under 2 s and
 * 300 MB in a fresh JVM, ten times the spans in at most 11 times the time.
 */
public final class LargeTraceBench {
    private static final int SPANS = 20_000;
    private static final int RUNS = 5;

    private LargeTraceBench() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        byte[] large = LargeTrace.ofSpans(SPANS);
        byte[] small = LargeTrace.ofSpans(SPANS / 10);
        byte[] ten = LargeTrace.ofTenMegabytes();
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        Once cold = run(ten);
        out.printf(
                "%d spans, %d bytes, first run: %.2f s (read %.2f, redact %.2f), %.2f s of processors, peak heap %d MB, %d steps%n",
                SPANS,
                ten.length,
                cold.read + cold.redact,
                cold.read,
                cold.redact,
                cold.processors,
                peakHeap() >> 20,
                cold.steps);
        double[] smalls = new double[RUNS * 4];
        double[] larges = new double[RUNS];
        for (int i = 0; i < RUNS * 4; i++) {
            smalls[i] = run(small).thread();
        }
        for (int i = 0; i < RUNS; i++) {
            larges[i] = run(large).thread();
        }
        out.printf(
                "warm, medians: %d spans %.3f s, %d spans %.3f s, ratio %.1f%n",
                SPANS / 10, median(smalls), SPANS, median(larges), median(larges) / median(smalls));
    }

    private record Once(double read, double redact, double processors, double thread, int steps) {}

    private static Once run(byte[] content) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processors = system.getProcessCpuTime();
        long thread = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Trace trace = TraceFiles.read(new TraceRef("file", "large"), content, Instant.EPOCH);
        long read = System.nanoTime();
        RedactedTrace redacted = new RuleRedactor(new byte[32], "US").redact(trace);
        long end = System.nanoTime();
        return new Once(
                (read - start) / 1e9,
                (end - read) / 1e9,
                (system.getProcessCpuTime() - processors) / 1e9,
                (threads.getCurrentThreadCpuTime() - thread) / 1e9,
                redacted.trace().steps().size());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static long peakHeap() {
        return heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
