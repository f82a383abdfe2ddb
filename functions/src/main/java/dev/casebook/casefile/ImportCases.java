package dev.casebook.casefile;

import dev.casebook.CasebookException;
import dev.casebook.audit.Doer;
import dev.casebook.casefile.family.JoinFamily;
import dev.casebook.trace.Redactor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Imports cases from JSON lines: all of a file, or nothing of it.
 *
 * <p>A row that was imported before is the same case and stays as it is. The shape of a line is documented at
 * {@link ImportedRow}.
 */
public final class ImportCases {
    private static final int SHOWN = 20;

    private final CaseStore cases;
    private final Redactor redactor;
    private final Consumer<EvaluatorSpec> check;
    private final Optional<JoinFamily> families;
    private final InstantSource clock;

    /**
     * Takes its parts.
     *
     * @param check refuses an evaluator that nobody understands with {@link CasebookException.Permanent}
     */
    public ImportCases(CaseStore cases, Redactor redactor, Consumer<EvaluatorSpec> check, InstantSource clock) {
        this(cases, redactor, check, Optional.empty(), clock);
    }

    private ImportCases(
            CaseStore cases,
            Redactor redactor,
            Consumer<EvaluatorSpec> check,
            Optional<JoinFamily> families,
            InstantSource clock) {
        this.cases = cases;
        this.redactor = redactor;
        this.check = check;
        this.families = families;
        this.clock = clock;
    }

    /** The same, and its rows are found as near-duplicates of what comes later; each row stays a row. */
    public ImportCases into(JoinFamily index) {
        return new ImportCases(cases, redactor, check, Optional.of(index), clock);
    }

    /**
     * How it went.
     *
     * @param added new cases
     * @param there cases that were imported before
     * @param drafts of the new ones, how many still wait for a reference or an evaluator
     */
    public record Imported(int added, int there, int drafts) {}

    /**
     * Imports a file's lines.
     *
     * @param agent the agent that the dataset tests, if the dataset is new
     * @param file its name, for messages
     * @throws CasebookException.Permanent with one line for each problem, as {@code cases.jsonl:3: reference: …}
     */
    public Imported run(String dataset, String agent, String file, List<String> lines) {
        Map<CaseId, Case> rows = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        ImportedRow reader = new ImportedRow(dataset, redactor.forAgent(agent), check, clock.instant());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String place = file + ":" + (i + 1) + ": ";
            try {
                Case row = reader.read(lines.get(i));
                if (rows.put(row.id(), row) != null) {
                    problems.add(place + "id: another line has the same id");
                }
            } catch (CasebookException.Permanent e) {
                problems.add(place + e.getMessage());
            }
        }
        refuse(problems);
        return store(dataset, agent, rows);
    }

    private Imported store(String dataset, String agent, Map<CaseId, Case> rows) {
        cases.ensureDataset(dataset, agent);
        int added = 0;
        int drafts = 0;
        for (Case read : rows.values()) {
            Optional<Case> there = cases.find(dataset, read.id());
            Case row = there.orElseGet(() -> inFamily(read));
            if (there.isEmpty()
                    && cases.add(
                            row,
                            Optional.empty(),
                            Optional.of(AddCase.added(row, Doer.of(row.origin().addedBy()))))) {
                added++;
                drafts += row.state() == CaseState.DRAFT ? 1 : 0;
            }
            // Also what was imported before rows were in the index, or by a process that died.
            families.ifPresent(index -> index.join(row));
        }
        return new Imported(added, rows.size() - added, drafts);
    }

    /** A file's family is its own; a row that names none is of the one that it is nearest to. */
    private Case inFamily(Case row) {
        return families.filter(index -> row.label().family().isEmpty())
                .map(index -> row.inFamily(
                        index.nearest(row).map(JoinFamily.Near::family).orElse(JoinFamily.begunBy(row.id()))))
                .orElse(row);
    }

    private static void refuse(List<String> problems) {
        if (problems.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
        if (problems.size() > SHOWN) {
            shown.add("… and " + (problems.size() - SHOWN) + " more");
        }
        throw new CasebookException.Permanent("Nothing was imported:\n" + String.join("\n", shown));
    }
}
