package dev.casebook.diff;

import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.statistics.Holm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The averages, from planned trials alone: confirmation looks at flips only, and would bend them. The overall line first, then
 * one for each evaluator type, all corrected together for their number by Holm: that any of them is falsely said to have moved
 * stays at 5 %.
 */
final class Aggregate {
    static final String OVERALL = "overall";

    private final List<CasePair> compared;
    private final Detectable detectable;

    private Aggregate(List<CasePair> compared, double backFlips) {
        this.compared = compared;
        this.detectable = new Detectable(backFlips);
    }

    static List<Score> of(List<CasePair> pairs, double backFlips) {
        return new Aggregate(pairs.stream().filter(CasePair::compared).toList(), backFlips).scores();
    }

    private List<Score> scores() {
        List<ScoreLine> lines = new ArrayList<>();
        lines.add(overall());
        lines.addAll(evaluators());
        // With one evaluator both lines are the same test, which needs no correction.
        boolean several = lines.size() > 2;
        List<Double> p = lines.stream().map(ScoreLine::p).toList();
        List<Double> adjusted = several ? Holm.adjust(p, weights(lines.size() - 1)) : p;
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            scores.add(lines.get(i).score(adjusted.get(i), several));
        }
        return scores;
    }

    /** The overall line takes half of the level, the evaluators share the other half. */
    private static List<Double> weights(int evaluators) {
        List<Double> weights = new ArrayList<>(Collections.nCopies(evaluators + 1, 1.0));
        weights.set(0, (double) evaluators);
        return weights;
    }

    private ScoreLine overall() {
        List<ScorePair> pairs = compared.stream()
                .map(pair ->
                        ScorePair.of(pair.before().plannedTally(), pair.after().plannedTally(), pair.family()))
                .toList();
        return new ScoreLine(OVERALL, pairs, detectable);
    }

    private List<ScoreLine> evaluators() {
        Map<String, List<ScorePair>> byType = new TreeMap<>();
        for (CasePair pair : compared) {
            Map<String, Graded> before = results(pair.before().planned());
            Map<String, Graded> after = results(pair.after().planned());
            before.forEach((type, was) -> {
                Graded is = after.getOrDefault(type, Graded.SILENT);
                if (was.tally().scored() > 0 && is.tally().scored() > 0) {
                    byType.computeIfAbsent(type, name -> new ArrayList<>())
                            .add(new ScorePair(was.tally(), is.tally(), was.mean(), is.mean(), pair.family()));
                }
            });
        }
        return byType.entrySet().stream()
                .map(entry -> new ScoreLine(entry.getKey(), entry.getValue(), detectable))
                .toList();
    }

    private static Map<String, Graded> results(List<ResultRow> rows) {
        Map<String, Graded> results = new HashMap<>();
        for (ResultRow row : rows) {
            standings(row).forEach((type, graded) -> results.merge(type, graded, Graded::plus));
        }
        return results;
    }

    /** A case may have an evaluator several times: failed when one of them failed it, else silent when one has no score. */
    private static Map<String, Graded> standings(ResultRow row) {
        Map<String, Graded> standings = new HashMap<>();
        row.outcomes()
                .forEach((stored, outcome) -> standings.merge(
                        EvaluatorVersions.type(stored),
                        switch (outcome) {
                            case Outcome.Scored scored -> Graded.of(scored.passed(), scored.value());
                            case Outcome.Unscored unscored -> Graded.SILENT;
                            case Outcome.Failed broken -> Graded.SILENT;
                        },
                        Aggregate::worse));
        return standings;
    }

    /** The lower score of two that one answer got. */
    private static Graded worse(Graded one, Graded other) {
        boolean oneFailed = one.tally().failed() > 0;
        boolean otherFailed = other.tally().failed() > 0;
        if (oneFailed != otherFailed) {
            return oneFailed ? one : other;
        }
        if (one.tally().scored() == 0 || other.tally().scored() == 0) {
            return one.tally().scored() == 0 ? one : other;
        }
        return one.sum() <= other.sum() ? one : other;
    }
}
