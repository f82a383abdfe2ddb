package dev.casebook.evaluation;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.CaseId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a run used, and from that what a like one should. */
public final class Used {

    private Used() {}

    /**
     * Adds up results.
     *
     * @param rows all of the run, those of the baseline's version within it too
     */
    public static Experiment.Totals of(Experiment run, Collection<ResultRow> rows, List<CaseId> regressed) {
        int passed = 0;
        long input = 0;
        long output = 0;
        double dollars = 0;
        double judgeDollars = 0;
        TreeSet<String> models = new TreeSet<>();
        for (ResultRow row : rows) {
            judgeDollars += row.judging().costDollars();
            passed += passed(run, row) ? 1 : 0;
            row.answer().flatMap(Answer::model).ifPresent(models::add);
            Optional<Answer.Usage> usage = row.answer().flatMap(Answer::usage);
            if (usage.isPresent()) {
                input += usage.get().inputTokens();
                output += usage.get().outputTokens();
                dollars += usage.get().costDollars().orElse(0.0);
            }
        }
        return new Experiment.Totals(
                input, output, dollars, judgeDollars, List.copyOf(models), regressed, Optional.of(passed));
    }

    private static boolean passed(Experiment run, ResultRow row) {
        return row.standing() == ResultRow.Standing.PASSED
                && row.trial() < run.plan().trials()
                && row.experiment().equals(run.id());
    }

    /**
     * How many milliseconds so many results should take, from an earlier run at the same concurrency; its confirming trials count
     * in its pace. Empty when that run is not over or had no result.
     */
    static Optional<Long> expectedMillis(Experiment before, int results) {
        int had = before.total();
        return before.finishedAt().filter(end -> had > 0).map(end -> {
            long took = end.toEpochMilli() - before.request().at().toEpochMilli();
            return Math.max(1, took * results / had);
        });
    }
}
