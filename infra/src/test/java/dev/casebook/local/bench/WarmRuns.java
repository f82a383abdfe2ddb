package dev.casebook.local.bench;

import dev.casebook.local.house.Bench;
import dev.casebook.local.house.Benches;
import dev.casebook.local.house.LocalSettings;
import dev.casebook.work.Job;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Several evaluations one after the other in one process. Arguments: dataset, how many. Prints the seconds of each. */
public final class WarmRuns {
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(10);

    private WarmRuns() {}

    public static void main(String[] arguments) {
        try (Bench bench = Benches.open(LocalSettings.ofProcess())) {
            for (int run = 0; run < Integer.parseInt(arguments[1]); run++) {
                System.out.printf(Locale.ROOT, "run %.3f%n", seconds(bench, arguments[0]));
            }
        }
    }

    /** From the start of an evaluation until its diff is stored. */
    private static double seconds(Bench bench, String dataset) {
        long start = System.nanoTime();
        String id = bench.start(dataset, options());
        Bench.Progress now = bench.progress(id);
        while (!now.over()) {
            LockSupport.parkNanos(now.done() < now.total() ? LOOK_AGAIN : SOON);
            now = bench.progress(id);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static Job.Evaluate.Options options() {
        return new Job.Evaluate.Options(
                Optional.empty(), Optional.empty(), List.of(), 1, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
