package dev.casebook.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a process used up to its last look, at most 10 ms before its end.
 *
 * @param cpu seconds of all its threads
 * @param rss the most memory that was resident, MiB; Linux alone says it, elsewhere it is 0
 */
record Spent(double cpu, double rss) {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(10);

    /** Looks at a process until it ends. */
    static Watch watch(Process process) {
        Watch watch = new Watch(process);
        watch.thread.start();
        return watch;
    }

    /** Looks at one process. */
    static final class Watch {
        private final Process process;
        private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::look);
        private volatile Spent last = new Spent(0, 0);

        private Watch(Process process) {
            this.process = process;
        }

        /** The last look, once the process has ended. */
        Spent last() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return last;
        }

        private void look() {
            while (process.isAlive()) {
                double cpu =
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
                last = new Spent(Math.max(cpu, last.cpu), Math.max(peak(), last.rss));
                LockSupport.parkNanos(LOOK_EVERY);
            }
        }

        private double peak() {
            try {
                return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                        .findFirst()
                        .orElse(0);
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
