package dev.casebook.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.RuleRedactor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ImportCasesTest {
    private static final String LINE =
            "{\"id\":\"a1\",\"input\":\"Are you open on Monday?\",\"reference\":\"Yes, 9 to 5.\","
                    + "\"evaluators\":[{\"type\":\"contains\",\"value\":\"9\"}]}";

    private final CaseStore cases = new ItemCaseStore(new SimulatedItemTable(), new SimulatedBlobStore());
    private final Redactor redactor =
            new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US");
    private final ImportCases importCases = new ImportCases(
            cases,
            redactor,
            spec -> {
                if (!spec.type().equals("contains")) {
                    throw new CasebookException.Permanent("evaluators: there is no evaluator " + spec.type());
                }
            },
            InstantSource.fixed(Instant.parse("2026-03-04T09:42:00Z")));

    @Test
    void aCompleteLineBecomesAnActiveCase() {
        assertThat(importCases.run("mine", "mine", "cases.jsonl", List.of(LINE)))
                .isEqualTo(new ImportCases.Imported(1, 0, 0));
        Case only = cases.cases("mine").getFirst();
        assertThat(only.state()).isEqualTo(CaseState.ACTIVE);
        assertThat(only.input().question()).isEqualTo("Are you open on Monday?");
        assertThat(only.reference().orElseThrow().text()).isEqualTo("Yes, 9 to 5.");
    }

    @Test
    void aLineWithoutAReferenceBecomesADraft() {
        assertThat(importCases.run("mine", "mine", "cases.jsonl", List.of("{\"id\":\"a1\",\"input\":\"Hi\"}")))
                .isEqualTo(new ImportCases.Imported(1, 0, 1));
    }

    @Test
    void importingTheSameLineTwiceKeepsOneCase() {
        importCases.run("mine", "mine", "cases.jsonl", List.of(LINE));
        assertThat(importCases.run("mine", "mine", "cases.jsonl", List.of(LINE)))
                .isEqualTo(new ImportCases.Imported(0, 1, 0));
        assertThat(cases.cases("mine")).hasSize(1);
    }

    @Test
    void everyProblemIsNamedByFileAndLineAndNothingIsImported() {
        List<String> lines = List.of(
                LINE,
                "{\"id\":\"a2\"}",
                "",
                "{\"input\":\"x\"}",
                "not json",
                "{\"id\":\"a3\",\"input\":\"x\",\"evaluators\":[{\"type\":\"magic\"}]}",
                LINE);
        assertThatThrownBy(() -> importCases.run("mine", "mine", "cases.jsonl", lines))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessage("""
                        Nothing was imported:
                        cases.jsonl:2: input: text or an object was expected
                        cases.jsonl:4: id: missing
                        cases.jsonl:5: this is not JSON (column 1)
                        cases.jsonl:6: evaluators: there is no evaluator magic
                        cases.jsonl:7: id: another line has the same id""");
        assertThat(cases.dataset("mine")).isEmpty();
    }

    @Test
    void personalDataOfAnImportIsRedactedBeforeItIsStored() {
        importCases.run(
                "mine",
                "mine",
                "cases.jsonl",
                List.of("{\"id\":\"a1\",\"input\":\"Write to maria.keller@example.com\"}"));
        assertThat(cases.cases("mine").getFirst().input().question())
                .doesNotContain("maria")
                .contains("<EMAIL:");
    }

    @Test
    void whatAnAnswerIsComparedWithIsRedactedLikeTheAnswerAndAnObjectIsNot() {
        importCases.run(
                "mine",
                "mine",
                "cases.jsonl",
                List.of("{\"id\":\"a1\",\"input\":\"Write to maria.keller@example.com\",\"evaluators\":["
                        + "{\"type\":\"contains\",\"value\":\"maria.keller@example.com\"},"
                        + "{\"type\":\"contains\",\"value\":{\"type\":\"object\",\"required\":[\"email\"]}}]}"));
        Case added = cases.cases("mine").getFirst();
        assertThat(value(added.evaluators().getFirst()).asText())
                .startsWith("<EMAIL:")
                .isEqualTo(added.input().question().substring("Write to ".length()));
        assertThat(value(added.evaluators().getLast()).toString())
                .isEqualTo("{\"type\":\"object\",\"required\":[\"email\"]}");
    }

    private static JsonNode value(EvaluatorSpec spec) {
        return Objects.requireNonNull(spec.value());
    }
}
