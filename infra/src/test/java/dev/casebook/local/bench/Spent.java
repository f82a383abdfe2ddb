package dev.casebook.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What a process used, as it says so itself in its last line: {@code spent wall=… cpu=… rss=…}, seconds and MiB.
 *
 * @param wall of the part that the process timed
 * @param cpu of the whole process
 * @param rss the highest that the kernel saw
 */
record Spent(double wall, double cpu, double rss) {
    private static final String MARK = "spent ";

    static void print(double wall) {
        double cpu = ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
        System.out.printf(Locale.ROOT, "%s%.3f %.3f %.1f%n", MARK, wall, cpu, peak());
        System.out.flush();
    }

    static boolean said(String line) {
        return line.startsWith(MARK);
    }

    static Spent read(String line) {
        String[] figures = line.substring(MARK.length()).split(" ");
        return new Spent(
                Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Double.parseDouble(figures[2]));
    }

    /** Linux alone says it; elsewhere it is 0. */
    private static double peak() {
        try {
            Path status = Path.of("/proc/self/status");
            if (!Files.exists(status)) {
                return 0;
            }
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
