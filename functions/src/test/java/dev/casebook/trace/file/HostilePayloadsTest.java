package dev.casebook.trace.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand mutated payloads and the largest ones, in a JVM of their own with a heap of 512 MB. */
class HostilePayloadsTest {
    private static final int PAYLOADS = 10_000;

    @Test
    @Timeout(180)
    void everyPayloadEndsInATraceOrATypedErrorWithinFiveSecondsAnd512Megabytes() throws Exception {
        Process process = start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains((PAYLOADS + 7 + 11) + " payloads").doesNotContain(": 0 traces");
    }

    private static Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostilePayloads.class.getName(),
                        String.valueOf(PAYLOADS)))
                .redirectErrorStream(true)
                .start();
    }
}
