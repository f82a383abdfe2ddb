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

/** Several evaluations one after the other in one process. Arguments: dataset, the agent's address, how many. */
public final class WarmRuns {
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(5);

    private WarmRuns() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        try (Bench bench = Benches.open(LocalSettings.ofProcess())) {
            for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
                System.out.printf(Locale.ROOT, "run %.3f%n", seconds(bench, arguments[0], arguments[1]));
            }
        }
        Spent.print((System.nanoTime() - start) / 1e9);
    }

    /** From the start of an evaluation until its diff is stored. */
    private static double seconds(Bench bench, String dataset, String url) {
        long start = System.nanoTime();
        String id = bench.start(dataset, options(url));
        while (!bench.progress(id).over()) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static Job.Evaluate.Options options(String url) {
        return new Job.Evaluate.Options(
                Optional.empty(), Optional.of(url), List.of(), 1, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
