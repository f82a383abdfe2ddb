package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.langsmith.FakeLangSmith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dataset on its way out from the command line: as a file that can be imported, and to a LangSmith. */
@Timeout(180)
class ExportCommandTest {
    private static final List<String> ROWS = List.of(
            "{\"id\":\"a\",\"input\":\"Capital of Peru?\",\"reference\":\"Lima\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"Lima\"}]}",
            "{\"id\":\"b\",\"input\":\"Capital of Kenya?\"}");

    @TempDir
    private Path folder;

    @Test
    void anExportedFileIsImportedAsTheSameCases() throws IOException, InterruptedException {
        Map<String, String> settings = settings("http://localhost:1");
        Path file = folder.resolve("export.jsonl");

        Program.Ended exported = run(settings, "export", "mine", file.toString());
        Program.Ended imported = run(settings, "import", "copy", file.toString());
        Program.Ended printed = run(settings, "export", "copy");

        assertThat(exported.out()).as(exported.err()).contains("mine: 2 cases in ");
        assertThat(imported.out()).as(imported.err()).contains("2 added").contains("1 of the new ones");
        assertThat(printed.out().lines()).containsExactlyInAnyOrderElementsOf(Files.readAllLines(file));
    }

    @Test
    void aDatasetIsCopiedToLangSmithOnceAlsoByARunningCasebook() throws IOException, InterruptedException {
        try (FakeLangSmith langSmith = new FakeLangSmith()) {
            Map<String, String> settings = settings(langSmith.uri().toString());

            Program.Ended first = run(settings, "export", "mine", "--to", "smith");
            assertThat(first.out())
                    .as(first.err())
                    .contains("mine to smith: 1 added, 0 changed, 0 were up to date, 1 left");

            try (Program running = Program.start(folder, settings, "start")) {
                new Channel(running, Integer.parseInt(String.valueOf(settings.get("CASEBOOK_PORT"))))
                        .awaitHealth(Duration.ofSeconds(60));
                Program.Ended second = run(settings, "export", "mine", "--to", "smith");
                assertThat(second.out()).as(second.err()).contains("0 added, 0 changed, 1 were up to date");
            }
            assertThat(langSmith.examples()).hasSize(1);
        }
    }

    @Test
    void aSourceThatTakesNoCasesIsNamed() throws IOException, InterruptedException {
        Program.Ended ended = run(settings("http://localhost:1"), "export", "mine", "--to", "tempo");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("There is no source tempo that takes cases.")
                .contains("smith");
    }

    private Map<String, String> settings(String langSmith) throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("mine.yaml"), """
                agents:
                  mine:
                    url: http://localhost:1/chat
                sources:
                  smith: {type: langsmith, url: '%s', api_key: 'secret:SMITH_KEY'}
                """.formatted(langSmith));
        Map<String, String> settings = new HashMap<>(Program.settings(folder.resolve("data"), Program.freePort()));
        settings.put("CASEBOOK_CONFIG", config.toString());
        settings.put("SMITH_KEY", "a key");
        Program.Ended imported = run(
                settings,
                "import",
                "mine",
                Files.write(folder.resolve("rows.jsonl"), ROWS).toString());
        assertThat(imported.code()).as(imported.err()).isZero();
        return settings;
    }

    private Program.Ended run(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        try (Program program = Program.start(folder, settings, arguments)) {
            return program.end(Duration.ofSeconds(60));
        }
    }
}
