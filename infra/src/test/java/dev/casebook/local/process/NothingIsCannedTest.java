package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sample's score diff follows what the agent says: another answer to one question is another diff. */
@Timeout(180)
class NothingIsCannedTest {
    private static final String QUESTION = "Is Dr. Okafor available tomorrow morning?";

    @TempDir
    private Path folder;

    @Test
    void anotherAnswerToOneQuestionIsARegressionOfThatCaseAlone() throws IOException, InterruptedException {
        int port = Program.freePort();
        Map<String, String> settings = Program.settings(folder.resolve("data"), port);
        URI fixed = URI.create("http://127.0.0.1:" + port + "/agents/clinic/fixed");
        try (Program house = Program.start(folder, settings, "start");
                ForgetfulProxy proxy = ForgetfulProxy.start(fixed, QUESTION)) {
            new Channel(house, port).awaitReproduction(Duration.ofSeconds(60));
            JsonNode before = evaluation(settings, "--agent-version", "fixed");
            String against = before.path("experiment").asText();

            JsonNode same = evaluation(settings, "--agent-version", "fixed", "--against", against);
            assertThat(changed(same)).isEmpty();

            JsonNode other = evaluation(settings, "--agent-url", proxy.url(), "--against", against);
            assertThat(changed(other)).hasSize(1);
            JsonNode change = changed(other).getFirst();
            assertThat(change.path("kind").asText()).isEqualTo("regressed");
            assertThat(change.path("subject").path("title").asText())
                    .isEqualTo("Free times of a doctor tomorrow morning");
        }
    }

    private JsonNode evaluation(Map<String, String> settings, String... options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("eval", "clinic", "--json"));
        arguments.addAll(List.of(options));
        try (Program program = Program.start(folder, settings, arguments.toArray(String[]::new))) {
            Program.Ended ended = program.end(Duration.ofSeconds(60));
            assertThat(ended.err()).isEmpty();
            return Json.mapper().readTree(ended.out());
        }
    }

    private static List<JsonNode> changed(JsonNode run) {
        assertThat(run.path("diff").path("changes").size()).isGreaterThan(50);
        List<JsonNode> changed = new ArrayList<>();
        for (JsonNode change : run.path("diff").path("changes")) {
            if (!change.path("kind").asText().startsWith("still-")) {
                changed.add(change);
            }
        }
        return changed;
    }
}
