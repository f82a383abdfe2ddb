package dev.casebook.local.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the sample's dataset against the versions, with a small check of its own for references. */
class DatasetTest {

    private static final Set<String> EVALUATORS = Set.of(
            "equals",
            "contains",
            "icontains",
            "contains-any",
            "contains-all",
            "starts-with",
            "regex",
            "is-json",
            "contains-json",
            "levenshtein",
            "latency",
            "cost",
            "tool-call-correct",
            "facts-match");
    private static final Set<String> FAILURE_MODES = Set.of(
            "hallucination",
            "planning",
            "tool-misuse",
            "retrieval",
            "latency",
            "format",
            "tone",
            "transcription",
            "other");
    private static final Pattern FACTS = Pattern.compile(
            "\\d{2}:\\d{2}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \\d{1,2} \\p{L}+ \\d{4}|Dr\\. \\p{L}+|\\d+");

    @TempDir
    private static Path folder;

    private static ClinicServer server;
    private static List<ObjectNode> cases;

    @BeforeAll
    static void start() throws IOException {
        server = new ClinicServer(folder);
        cases = read();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyCasePassesUnderTheDeployedVersion() {
        assertThat(failures("buggy")).isEmpty();
    }

    @Test
    void everyCasePassesUnderTheFixedVersion() {
        assertThat(failures("fixed")).isEmpty();
    }

    @Test
    void exactlyOneCaseFailsUnderTheRegressedVersion() {
        assertThat(failures("regressed"))
                .containsExactly("clinic-054: tool calls are not the required ones; says 09:00");
    }

    @Test
    void theDriftedVersionFailsTheCasesWithLongLists() {
        assertThat(failures("drifted"))
                .allSatisfy(failure -> assertThat(failure).contains("does not say"))
                .hasSize(3);
    }

    @Test
    void noCaseMeetsATakenSlotWhenBooking() {
        for (ObjectNode given : cases) {
            JsonNode answer = server.run("fixed", given);
            for (JsonNode call : answer.path("tool_calls")) {
                assertThat(ToolCall.errorOf(call.path("result")))
                        .as(given.path("id").asText())
                        .isEmpty();
            }
        }
    }

    @Test
    void theDatasetIsLargeSpreadAndWellFormed() {
        assertThat(cases).hasSizeGreaterThanOrEqualTo(44);
        TreeMap<String, Integer> categories = new TreeMap<>();
        for (ObjectNode given : cases) {
            categories.merge(given.path("category").asText(), 1, Integer::sum);
            assertThat(given.path("author").asText()).isEqualTo("sample");
            assertThat(FAILURE_MODES).contains(given.path("failure_mode").asText());
            assertThat(given.path("evaluators")).isNotEmpty();
            for (JsonNode evaluator : given.path("evaluators")) {
                assertThat(EVALUATORS).contains(evaluator.path("type").asText().replaceFirst("^not-", ""));
            }
        }
        assertThat(categories.keySet())
                .containsExactly(
                        "appointment-availability", "booking", "clarification", "follow-up", "policy", "staff");
        assertThat(cases.stream().map(given -> given.path("id").asText())).doesNotHaveDuplicates();
    }

    @Test
    void theNoisyVersionFailsSomeCasesByChanceButFew() {
        List<String> failed = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            failed.addAll(failures("noisy"));
        }
        assertThat(failed).hasSizeBetween(1, cases.size());
    }

    /** One line for each failing case. */
    private static List<String> failures(String version) {
        List<String> failures = new ArrayList<>();
        for (ObjectNode given : cases) {
            List<String> problems = problems(given.path("reference"), server.run(version, given));
            if (!problems.isEmpty()) {
                failures.add(given.path("id").asText() + ": " + String.join("; ", problems));
            }
        }
        return failures;
    }

    static List<String> problems(JsonNode reference, JsonNode answer) {
        List<String> problems = new ArrayList<>();
        String said = answer.path("output").asText().toLowerCase(Locale.ROOT);
        if (!calls(answer).containsAll(calls(reference))) {
            problems.add("tool calls are not the required ones");
        }
        for (JsonNode must : reference.path("must_say")) {
            if (!said.contains(must.asText().toLowerCase(Locale.ROOT))) {
                problems.add("does not say " + must.asText());
            }
        }
        for (JsonNode mustNot : reference.path("must_not_say")) {
            if (said.contains(mustNot.asText().toLowerCase(Locale.ROOT))) {
                problems.add("says " + mustNot.asText());
            }
        }
        Matcher facts = FACTS.matcher(reference.path("text").asText());
        while (facts.find()) {
            if (!said.contains(facts.group().toLowerCase(Locale.ROOT))) {
                problems.add("lacks " + facts.group());
            }
        }
        return problems;
    }

    private static List<String> calls(JsonNode holder) {
        List<String> calls = new ArrayList<>();
        for (JsonNode call : holder.path("tool_calls")) {
            TreeMap<String, String> arguments = new TreeMap<>();
            call.path("arguments")
                    .properties()
                    .forEach(argument ->
                            arguments.put(argument.getKey(), argument.getValue().asText()));
            calls.add(call.path("name").asText() + arguments);
        }
        return calls;
    }

    static List<ObjectNode> read() throws IOException {
        List<ObjectNode> all = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Clinic.class.getResourceAsStream("cases.jsonl")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ObjectNode given = (ObjectNode) ClinicServer.parse(line);
                all.add(given.put("case", given.path("id").asText()));
            }
        }
        return List.copyOf(all);
    }
}
