package dev.casebook.casefile;

import dev.casebook.CasebookException;
import java.util.List;

/** Writes a dataset's cases as the JSON lines that {@link ImportCases} reads. Retired cases are left out. */
public final class ExportCases {
    private final CaseStore cases;

    public ExportCases(CaseStore cases) {
        this.cases = cases;
    }

    /**
     * The dataset's drafts and active cases, one a line, in order of their ids.
     *
     * @throws CasebookException.Permanent when there is no such dataset
     */
    public List<String> run(String dataset) {
        if (cases.dataset(dataset).isEmpty()) {
            throw new CasebookException.Permanent("There is no dataset " + dataset + ". Nothing was exported.");
        }
        return cases.cases(dataset).stream()
                .filter(each -> each.state() != CaseState.RETIRED)
                .map(each -> ExportedRow.of(each).toString())
                .toList();
    }
}
