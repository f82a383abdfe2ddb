package dev.casebook.diff;

import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run's rows without what the agent said, which no comparison looks at: of a large run that is most of what is stored. What
 * many rows have in common is held once. Not safe for several threads.
 */
final class RunRows {
    private static final Comparator<ResultRow> ORDER =
            Comparator.comparing((ResultRow row) -> row.caseId().value()).thenComparingInt(ResultRow::trial);

    private final ExperimentStore experiments;
    private final Map<Object, Object> held = new HashMap<>();

    RunRows(ExperimentStore experiments) {
        this.experiments = experiments;
    }

    /** In order of case id and trial. */
    List<ResultRow> of(String experiment) {
        ArrayList<ResultRow> rows = new ArrayList<>();
        experiments.eachResult(experiment, row -> rows.add(reduced(experiment, row)));
        rows.sort(ORDER);
        rows.trimToSize();
        return rows;
    }

    private ResultRow reduced(String experiment, ResultRow row) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        row.outcomes().forEach((name, outcome) -> outcomes.put(once(name), once(outcome)));
        return new ResultRow(
                experiment,
                once(row.caseId()),
                row.revision(),
                row.trial(),
                row.answer().map(answer -> once(answer.withoutTexts())),
                row.problem(),
                outcomes,
                row.at());
    }

    @SuppressWarnings("unchecked") // what is equal to a T is one, for the records and texts that come here
    private <T> T once(T value) {
        return (T) held.computeIfAbsent(value, same -> same);
    }
}
