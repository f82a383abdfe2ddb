package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who did what, from the command line. */
@Timeout(180)
class AuditCommandTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasDoneIsPrintedByDayWithoutWhatItSaid() throws IOException, InterruptedException {
        Map<String, String> settings = settings();
        Path rows = Files.writeString(
                folder.resolve("cases.jsonl"), "{\"id\":\"a\",\"input\":\"Capital of Peru?\",\"reference\":\"Lima\"}");
        Program.Ended imported = run(settings, "import", "mine", rows.toString());
        assertThat(imported.out()).as(imported.err()).contains("1 added");

        Program.Ended today = run(settings, "audit", "2026-01-01..2100-01-01");
        assertThat(today.out()).as(today.err()).contains("case added  mine/").doesNotContain("Peru", "Lima");
        Program.Ended machine = run(settings, "audit", "2026-01-01..2100-01-01", "--json");
        assertThat(machine.out()).contains("\"what\":\"CASE_ADDED\"");
        Program.Ended before = run(settings, "audit", "2020-02-29");
        assertThat(before.out()).isEqualToIgnoringNewLines("Nothing was done.");
    }

    @Test
    void whatIsNoDayIsSaidInOneSentence() throws IOException, InterruptedException {
        Program.Ended ended = run(settings(), "audit", "2026-13-01");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("A day looks like 2026-11-21; 2026-13-01 does not.");
        assertThat(run(settings(), "audit", "2026-11-21..2026-11-01").err()).contains("a first and a last one");
    }

    private Map<String, String> settings() throws IOException {
        return Program.settings(folder.resolve("data"), Program.freePort());
    }

    private Program.Ended run(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        try (Program program = Program.start(folder, settings, arguments)) {
            return program.end(Duration.ofSeconds(60));
        }
    }
}
