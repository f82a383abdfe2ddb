package dev.casebook.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;

class ExportCasesTest {
    private static final String WHOLE =
            "{\"id\":\"a1\",\"input\":{\"message\":\"Call me: +1 415 555 2671\",\"lang\":\"en\"},"
                    + "\"reference\":{\"text\":\"I will.\",\"tool_calls\":[{\"name\":\"call\",\"arguments\":{\"who\":\"x\"}}],"
                    + "\"must_say\":[\"will\"],\"must_not_say\":[\"not\"]},"
                    + "\"evaluators\":[{\"type\":\"contains\",\"value\":\"9\",\"threshold\":0.5}],"
                    + "\"history\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"now\":\"2026-03-04T10:15:00+01:00\","
                    + "\"tools\":[{\"name\":\"call\",\"arguments\":{\"who\":\"x\"},\"result\":{\"ok\":true}}],"
                    + "\"title\":\"calls\",\"author\":\"Ada\",\"failure_mode\":\"tone\",\"category\":\"phone\",\"tags\":[\"t\"]}";
    private static final String BARE = "{\"id\":\"a2\",\"input\":\"Are you open?\"}";

    private final CaseStore cases = new ItemCaseStore(new SimulatedItemTable(), new SimulatedBlobStore());
    private final Redactor redactor =
            new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US");
    private final ImportCases importCases =
            new ImportCases(cases, redactor, spec -> {}, InstantSource.fixed(Instant.parse("2026-03-04T09:42:00Z")));
    private final ExportCases exportCases = new ExportCases(cases);

    @Test
    void whatIsExportedIsReadBackAsTheSameCases() {
        importCases.run("mine", "mine", "cases.jsonl", List.of(WHOLE, BARE));

        List<String> lines = exportCases.run("mine");
        importCases.run("copy", "copy", "cases.jsonl", lines);

        assertThat(lines).hasSize(2);
        assertThat(exportCases.run("copy")).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(String.join("", lines))
                .doesNotContain("415 555")
                .contains(
                        "\"must_not_say\":[\"not\"]",
                        "\"result\":{\"ok\":true}",
                        "\"author\":\"Ada\"",
                        "\"lang\":\"en\"");
    }

    @Test
    void importingAnExportIntoItsOwnDatasetAddsNothing() {
        importCases.run("mine", "mine", "cases.jsonl", List.of(WHOLE, BARE));

        assertThat(importCases.run("mine", "mine", "cases.jsonl", exportCases.run("mine")))
                .isEqualTo(new ImportCases.Imported(0, 2, 0));
    }

    @Test
    void retiredCasesAreLeftOut() {
        importCases.run("mine", "mine", "cases.jsonl", List.of(BARE));
        Case only = cases.cases("mine").getFirst();
        cases.change(only, only.retired(new Case.Retirement("U1", "gone", Instant.EPOCH)));

        assertThat(exportCases.run("mine")).isEmpty();
    }

    @Test
    void anUnknownDatasetIsNamed() {
        assertThatThrownBy(() -> exportCases.run("nothing"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("no dataset nothing");
    }
}
