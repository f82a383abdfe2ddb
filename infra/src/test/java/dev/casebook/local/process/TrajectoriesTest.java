package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.local.house.Engine;
import dev.casebook.local.house.LocalSettings;
import dev.casebook.statistics.PassAtK;
import dev.casebook.statistics.TrialCounts;
import dev.casebook.trace.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recorded runs, replayed from the command line: what Casebook finds equals a recomputation from the file alone. */
@Timeout(180)
class TrajectoriesTest {
    private static final String DATASET = "airline";

    @TempDir
    private Path folder;

    @Test
    void realRecordingsGiveThePassCountsFlipsAndPassHatOfTheFile() throws IOException, InterruptedException {
        Path file = SharedFixtures.file("tau-bench/gpt-4o-airline.json");
        Map<Integer, Map<String, Boolean>> wanted = passed(file);
        Found found = replayed(file);

        assertThat(found.first()).isEqualTo(byCase(wanted.getOrDefault(0, Map.of())));
        assertThat(found.second()).isEqualTo(byCase(wanted.getOrDefault(1, Map.of())));
        assertThat(both(found.first(), found.second())).hasSize(17);
        assertThat(flips(found.first(), found.second()))
                .isEqualTo(flips(byCase(wanted.getOrDefault(0, Map.of())), byCase(wanted.getOrDefault(1, Map.of()))))
                .isEqualTo(5);
        assertThat(found.said().at("/diff/chance/flips").asInt()).isEqualTo(5);
        assertThat(passHat2(found)).isEqualTo(share(wanted));
    }

    @Test
    void anyFileOfTheFormatIsRead() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("own.json"), own().toString());
        Map<Integer, Map<String, Boolean>> wanted = passed(file);
        Found found = replayed(file);

        assertThat(found.first()).isEqualTo(byCase(wanted.getOrDefault(0, Map.of())));
        assertThat(flips(found.first(), found.second())).isEqualTo(2);
        assertThat(found.said().at("/diff/chance/flips").asInt()).isEqualTo(2);
        assertThat(passHat2(found)).isEqualTo(share(wanted)).isEqualTo(4 / 10.0);
        assertThat(found.kept().reference().orElseThrow().toolCalls().getFirst().name())
                .isEqualTo("book");
        assertThat(found.row().answer().orElseThrow().toolCalls().getFirst().result())
                .hasToString("\"done\"");
        assertThat(found.row().answer().orElseThrow().output()).isEqualTo("Booked.");
    }

    @Test
    void aFileThatIsNoneIsAnErrorInOneSentence() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("none.json"), "[{\"task_id\":1,\"trial\":0,\"traj\":[]}]");
        Program.Ended ended = run("eval", DATASET, "--trajectories", file.toString());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err().strip())
                .hasLineCount(1)
                .isEqualTo("Trajectory 1 of the file cannot be read: reward must be a number from 0 to 1."
                        + " Nothing was run.");
    }

    /** Ten tasks with two trials: four pass both, two flip, four fail both; an eleventh has one trial. */
    private static ArrayNode own() {
        ArrayNode runs = Json.mapper().createArrayNode();
        for (int task = 0; task < 11; task++) {
            for (int trial = 0; trial < (task == 10 ? 1 : 2); trial++) {
                boolean pass = task < 4 || task == 4 + trial;
                ObjectNode run = runs.addObject()
                        .put("task_id", task)
                        .put("trial", trial)
                        .put("reward", pass ? 1 : 0);
                ObjectNode wanted = run.putObject("info").putObject("task").put("instruction", "Book seat " + task);
                wanted.putArray("actions")
                        .addObject()
                        .put("name", "book")
                        .putObject("kwargs")
                        .put("seat", task);
                ArrayNode messages = run.putArray("traj");
                messages.addObject().put("role", "user").put("content", "Hello");
                ObjectNode calling =
                        messages.addObject().put("role", "assistant").putNull("content");
                calling.putArray("tool_calls")
                        .addObject()
                        .put("id", "c1")
                        .putObject("function")
                        .put("name", "book")
                        .put("arguments", "{\"seat\":1}");
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", "c1")
                        .put("content", "done");
                messages.addObject().put("role", "assistant").put("content", "Booked.");
            }
        }
        return runs;
    }

    /**
     * What Casebook stored and said.
     *
     * @param first case to whether it passed, for trial 0
     * @param said the result of trial 1 against trial 0
     */
    private record Found(
            Map<CaseId, Boolean> first, Map<CaseId, Boolean> second, JsonNode said, Case kept, ResultRow row) {}

    private Found replayed(Path file) throws IOException, InterruptedException {
        JsonNode zero = said(run("eval", DATASET, "--trajectories", file.toString(), "--trial", "0", "--json"));
        String first = zero.path("experiment").asText();
        JsonNode one = said(
                run("eval", DATASET, "--trajectories", file.toString(), "--trial", "1", "--against", first, "--json"));
        try (Engine engine = Engine.open(LocalSettings.of(settings()))) {
            List<ResultRow> rows = planned(engine, one.path("experiment").asText());
            return new Found(
                    passes(planned(engine, first)),
                    passes(rows),
                    one,
                    engine.cases().cases(DATASET).getFirst(),
                    rows.getFirst());
        }
    }

    private static JsonNode said(Program.Ended ended) throws IOException {
        assertThat(ended.code()).as(ended.out() + ended.err()).isNotEqualTo(3);
        return Json.mapper().readTree(ended.out());
    }

    private static List<ResultRow> planned(Engine engine, String experiment) {
        return engine.experiments().results(experiment).stream()
                .filter(row -> row.trial() == 0)
                .toList();
    }

    private static Map<CaseId, Boolean> passes(List<ResultRow> rows) {
        Map<CaseId, Boolean> passes = new HashMap<>();
        rows.forEach(row -> passes.put(row.caseId(), row.standing() == ResultRow.Standing.PASSED));
        return passes;
    }

    private static double passHat2(Found found) {
        List<TrialCounts> counts = new ArrayList<>();
        both(found.first(), found.second()).forEach((id, passed) -> counts.add(new TrialCounts(passed, 2 - passed)));
        return PassAtK.meanAll(counts, 2);
    }

    private static Map<CaseId, Integer> both(Map<CaseId, Boolean> first, Map<CaseId, Boolean> second) {
        Map<CaseId, Integer> both = new HashMap<>();
        first.forEach((id, passed) -> {
            if (second.containsKey(id)) {
                both.put(id, (passed ? 1 : 0) + (second.getOrDefault(id, false) ? 1 : 0));
            }
        });
        return both;
    }

    private static long flips(Map<CaseId, Boolean> first, Map<CaseId, Boolean> second) {
        return both(first, second).values().stream()
                .filter(passed -> passed == 1)
                .count();
    }

    // From here on the file alone, without the product's reader.

    private static Map<Integer, Map<String, Boolean>> passed(Path file) throws IOException {
        Map<Integer, Map<String, Boolean>> byTrial = new TreeMap<>();
        for (JsonNode run : Json.mapper().readTree(file.toFile())) {
            byTrial.computeIfAbsent(run.get("trial").asInt(), trial -> new TreeMap<>())
                    .put(run.get("task_id").asText(), run.get("reward").asDouble() == 1.0);
        }
        return byTrial;
    }

    private static Map<CaseId, Boolean> byCase(Map<String, Boolean> byTask) {
        Map<CaseId, Boolean> byCase = new HashMap<>();
        byTask.forEach((task, passed) -> byCase.put(CaseId.imported(DATASET, task), passed));
        return byCase;
    }

    /** Of the tasks with trials 0 and 1, the share that passed both. */
    private static double share(Map<Integer, Map<String, Boolean>> byTrial) {
        int tasks = 0;
        int twice = 0;
        for (Map.Entry<String, Boolean> task : byTrial.getOrDefault(0, Map.of()).entrySet()) {
            Boolean again = byTrial.getOrDefault(1, Map.of()).get(task.getKey());
            if (again != null) {
                tasks++;
                twice += task.getValue() && again ? 1 : 0;
            }
        }
        return (double) twice / tasks;
    }

    private Map<String, String> settings() {
        return Map.of("CASEBOOK_DATA", folder.resolve("data").toString(), "CASEBOOK_PORT", port());
    }

    private static String port() {
        try {
            return String.valueOf(Program.freePort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Program.Ended run(String... arguments) throws IOException, InterruptedException {
        try (Program program = Program.start(folder, settings(), arguments)) {
            return program.end(Duration.ofSeconds(60));
        }
    }
}
