package dev.casebook.diff;

import dev.casebook.agent.Answer;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.ResultRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * A run's rows without what the agent said, which no comparison looks at: of a large run that is most of what is stored. What
 * many rows have in common is held once. Reads ahead on a thread of its own; otherwise for one thread.
 */
final class RunRows {
    private static final Comparator<ResultRow> ORDER =
            Comparator.comparing((ResultRow row) -> row.caseId().value()).thenComparingInt(ResultRow::trial);

    private final ExperimentStore experiments;
    private final Map<Object, Object> held = new ConcurrentHashMap<>();
    private final Map<String, Future<List<ResultRow>>> ahead = new HashMap<>();

    RunRows(ExperimentStore experiments) {
        this.experiments = experiments;
    }

    /** Begins to read rows that will be asked for soon. */
    void ahead(String experiment) {
        FutureTask<List<ResultRow>> reading = new FutureTask<>(() -> read(experiment));
        ahead.put(experiment, reading);
        Thread.ofPlatform().daemon().name("rows").start(reading);
    }

    /** In order of case id and trial. */
    List<ResultRow> of(String experiment) {
        Future<List<ResultRow>> reading = ahead.remove(experiment);
        return reading == null ? read(experiment) : joined(reading);
    }

    private static List<ResultRow> joined(Future<List<ResultRow>> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading results", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private List<ResultRow> read(String experiment) {
        ArrayList<ResultRow> rows = new ArrayList<>();
        experiments.eachResult(experiment, row -> rows.add(reduced(experiment, row)));
        rows.sort(ORDER);
        rows.trimToSize();
        return rows;
    }

    private ResultRow reduced(String experiment, ResultRow row) {
        return new ResultRow(
                experiment,
                once(row.caseId()),
                row.revision(),
                row.trial(),
                once(row.answer().map(Answer::withoutTexts)),
                row.problem(),
                once(row.outcomes()),
                row.at());
    }

    @SuppressWarnings("unchecked") // what is equal to a T is one, for the records and texts that come here
    private <T> T once(T value) {
        return (T) held.computeIfAbsent(value, same -> same);
    }
}
