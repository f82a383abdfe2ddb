package dev.casebook.diff;

import dev.casebook.agent.Answer;
import dev.casebook.evaluation.Experiment;
import dev.casebook.statistics.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sums up both sides over the planned trials of the candidate's cases; latency and cost over the cases that both sides ran. */
final class Sides {

    private Sides() {}

    static Diff.Side of(Experiment experiment, List<CasePair> pairs, Function<CasePair, CaseRows> side) {
        List<Tally> tallies = pairs.stream()
                .map(side)
                .filter(rows -> !rows.isEmpty())
                .map(CaseRows::plannedTally)
                .toList();
        List<Answer> answers = answers(pairs, side);
        List<Long> latencies = answers.stream().map(Answer::latencyMillis).toList();
        return new Diff.Side(
                experiment.id(),
                experiment.agent().version(),
                (int) tallies.stream().filter(Tally::mostlyPassed).count(),
                (int) tallies.stream().filter(tally -> tally.scored() > 0).count(),
                tallies.size(),
                quantile(latencies, 0.5),
                quantile(latencies, 0.95),
                cost(answers));
    }

    static List<Answer> answers(List<CasePair> pairs, Function<CasePair, CaseRows> side) {
        return pairs.stream()
                .filter(CasePair::alike)
                .flatMap(pair -> side.apply(pair).planned().stream())
                .flatMap(row -> row.answer().stream())
                .toList();
    }

    /** 0 of nothing. */
    private static long quantile(List<Long> millis, double share) {
        return millis.isEmpty() ? 0 : Percentile.nearestRank(millis, share);
    }

    private static double cost(List<Answer> answers) {
        double[] costs = answers.stream()
                .map(answer -> answer.usage().flatMap(Answer.Usage::costDollars))
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return costs.length == 0 ? 0 : Arrays.stream(costs).sum() / costs.length;
    }
}
