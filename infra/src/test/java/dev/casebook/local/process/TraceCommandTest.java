package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trace from a file, for people and for machines, without what it holds of people. */
@Timeout(120)
class TraceCommandTest {
    private static final String CHAT = """
            [{"role": "user", "content": "I am pat@example.com. Book Tuesday."},
             {"role": "assistant", "content": null, "tool_calls": [{"id": "c1", "type": "function",
                "function": {"name": "book", "arguments": "{\\"day\\": \\"Tuesday\\"}"}}]},
             {"role": "tool", "tool_call_id": "c1", "content": "Error: taken"},
             {"role": "assistant", "content": "You are booked."}]
            """;

    @TempDir
    private Path folder;

    @Test
    void aFileIsShownRedactedForPeopleAndForMachines() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("chat.json"), CHAT);

        Program.Ended shown = run("trace", file.toString());
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("Trace file:chat.json")
                .contains("tool       book {\"day\":\"Tuesday\"} -> Error: taken")
                .contains("book failed (Error: taken); the agent went on and answered without an error.")
                .contains(" email")
                .doesNotContain("pat@example.com");

        Program.Ended json = run("trace", file.toString(), "--json");
        JsonNode said = Json.mapper().readTree(json.out());
        assertThat(json.out()).doesNotContain("pat@example.com");
        assertThat(said.path("trace").path("output").asText()).isEqualTo("You are booked.");
        assertThat(said.path("replaced").path("email").asInt()).isPositive();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void whatIsNoTraceIsOneSentence() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("cut.json"), CHAT.substring(0, 100));

        Program.Ended cut = run("trace", file.toString());
        assertThat(cut.code()).isEqualTo(1);
        assertThat(cut.err().strip()).isEqualTo("The file is not JSON, or its end is missing (line 2).");

        Program.Ended nothing = run("trace", "no-such-file");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("There is no file no-such-file").doesNotContain("Exception");
    }

    @Test
    void aFileOfSeveralRunsIsShownRunByRun() throws IOException, InterruptedException {
        String other = CHAT.replace("You are booked.", "It is taken.");
        Path file =
                Files.writeString(folder.resolve("runs.json"), "[{\"traj\": " + CHAT + "}, {\"traj\": " + other + "}]");

        Program.Ended unsaid = run("trace", file.toString());
        assertThat(unsaid.code()).isEqualTo(1);
        assertThat(unsaid.err().strip())
                .isEqualTo("The file " + file + " holds 2 runs. Choose one of them: --run 1 to --run 2.");

        Program.Ended second = run("trace", file.toString(), "--run", "2");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out()).contains("It is taken.").doesNotContain("You are booked.");

        Program.Ended third = run("trace", file.toString(), "--run", "3");
        assertThat(third.code()).isEqualTo(1);
        assertThat(third.err().strip()).isEqualTo("There is no run 3 in the file " + file + "; it holds 2 runs.");
    }

    private Program.Ended run(String... arguments) throws IOException, InterruptedException {
        Map<String, String> settings = Program.settings(folder.resolve("data"), Program.freePort());
        try (Program program = Program.start(folder, settings, arguments)) {
            return program.end(Duration.ofSeconds(60));
        }
    }
}
