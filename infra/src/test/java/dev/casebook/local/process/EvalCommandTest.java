package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A user's own agent, from the command line: six lines of configuration, an import, and evaluations. */
@Timeout(180)
class EvalCommandTest {
    private static final Map<String, String> CAPITALS = Map.of(
            "Capital of France?", "Paris",
            "Capital of Italy?", "Rome",
            "Capital of Spain?", "Madrid",
            "Capital of Peru?", "Lima",
            "Capital of Kenya?", "Nairobi");

    @TempDir
    private Path folder;

    @Test
    void anOwnAgentIsJudgedAgainstItsFirstRun() throws IOException, InterruptedException {
        try (OwnAgent agent = OwnAgent.start(CAPITALS)) {
            Map<String, String> settings = prepared(agent.url());

            Program.Ended first = run(settings, "eval", "mine", "--agent-url", agent.url());
            assertThat(first.out()).contains("15 of 15 trials passed").contains("This run is the baseline now");
            assertThat(first.code()).isEqualTo(2);

            Program.Ended same = run(settings, "eval", "mine", "--agent-url", agent.url(), "--json");
            assertThat(same.code()).as(same.out() + same.err()).isZero();
            JsonNode said = Json.mapper().readTree(same.out());
            assertThat(said.path("state").asText()).isEqualTo("COMPLETE");
            assertThat(said.path("passed").asInt()).isEqualTo(5);
            assertThat(said.path("diff").path("verdict").path("ready").asText()).isEqualTo("YES");

            agent.answers("Capital of Peru?", "Cusco");
            Program.Ended worse = run(settings, "eval", "mine", "--agent-url", agent.url());
            assertThat(worse.code()).as(worse.out() + worse.err()).isEqualTo(1);
            assertThat(worse.out()).contains("Ready: NO").contains("Capital of Peru?");
            assertThat(worse.out()).doesNotContain("Capital of Kenya?");
        }
    }

    @Test
    void aFirstRunNamesTheCasesThatFail() throws IOException, InterruptedException {
        try (OwnAgent agent = OwnAgent.start(CAPITALS)) {
            agent.answers("Capital of Peru?", "Cusco");
            Map<String, String> settings = prepared(agent.url());

            Program.Ended first = run(settings, "eval", "mine", "--agent-url", agent.url());

            assertThat(first.out())
                    .contains("12 of 15 trials passed")
                    .containsPattern("Fails: Capital of Peru\\? \\([0-9A-Z]{8}\\), passed 0 of 3 \\(")
                    .doesNotContain("Capital of Kenya?");
        }
    }

    @Test
    void oneCaseIsReplayedHere() throws IOException, InterruptedException {
        try (OwnAgent agent = OwnAgent.start(CAPITALS)) {
            Map<String, String> settings = prepared(agent.url());
            Program.Ended listed = run(settings, "eval", "mine", "--agent-url", agent.url());
            assertThat(listed.code()).isEqualTo(2);
            agent.answers("Capital of Peru?", "Cusco");
            Program.Ended worse = run(settings, "eval", "mine", "--agent-url", agent.url());
            Matcher named = Pattern.compile("(?<!-)\\b[0-9A-Z]{8}\\b").matcher(worse.out());
            assertThat(named.find()).as(worse.out()).isTrue();

            Program.Ended failed = run(settings, "pull", named.group(), "--agent-url", agent.url());
            assertThat(failed.out())
                    .contains("Capital of Peru?")
                    .contains("Cusco")
                    .contains("failed");
            assertThat(failed.code()).as(failed.out() + failed.err()).isEqualTo(1);

            agent.answers("Capital of Peru?", "Lima");
            Program.Ended passed = run(settings, "pull", named.group(), "--agent-url", agent.url(), "--json");
            JsonNode said = Json.mapper().readTree(passed.out());
            assertThat(said.path("row").path("answer").path("output").asText()).isEqualTo("Lima");
            assertThat(passed.code()).isZero();
        }
    }

    @Test
    void aCaseThatIsNotThereIsAnErrorInOneSentence() throws IOException, InterruptedException {
        Program.Ended ended = run(prepared("http://localhost:1/chat"), "pull", "ZZZZZZZZ");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err().strip()).hasLineCount(1).startsWith("There is no case ZZZZZZZZ.");
    }

    @Test
    void anAgentThatCannotBeReachedIsAnErrorInOneSentence() throws IOException, InterruptedException {
        String nobody = "http://localhost:" + Program.freePort() + "/chat";
        Map<String, String> settings = prepared(nobody);
        Program.Ended ended = run(settings, "eval", "mine", "--agent-url", nobody);
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(3);
        assertThat(ended.err().strip())
                .hasLineCount(1)
                .endsWith(".")
                .contains(nobody.substring("http://".length(), nobody.lastIndexOf("/")))
                .doesNotContain("Exception");
    }

    /** Six lines of configuration and five imported cases. */
    private Map<String, String> prepared(String url) throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("mine.yaml"), """
                agents:
                  mine:
                    url: %s
                    request: '{"question": {{input.message}}}'
                    response:
                      output: $.answer
                """.formatted(url));
        Map<String, String> settings = new HashMap<>(Program.settings(folder.resolve("data"), Program.freePort()));
        settings.put("CASEBOOK_CONFIG", config.toString());
        List<String> rows = CAPITALS.entrySet().stream()
                .map(pair -> row(pair.getKey(), pair.getValue()))
                .toList();
        Path file = Files.write(folder.resolve("cases.jsonl"), rows);
        Program.Ended imported = run(settings, "import", "mine", file.toString());
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.out()).contains("5 added").contains("0 of the new ones are drafts");
        return settings;
    }

    private static String row(String question, String answer) {
        return Json.mapper()
                .valueToTree(Map.of(
                        "id", question,
                        "input", question,
                        "reference", answer,
                        "evaluators", List.of(Map.of("type", "contains", "value", answer))))
                .toString();
    }

    private Program.Ended run(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        try (Program program = Program.start(folder, settings, arguments)) {
            return program.end(Duration.ofSeconds(40));
        }
    }
}
