package dev.casebook.diff;

import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.statistics.Holm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** One line at a time: of a large run the pairs of all of them take much memory. */
    private List<Score> scores() {
        List<Score> lines = new ArrayList<>();
        lines.add(overall());
        types().stream().map(this::evaluator).filter(line -> line.n() > 0).forEach(lines::add);
        // With one evaluator both lines are the same test, which needs no correction.
        if (lines.size() <= 2) {
            return lines;
        }
        List<Double> p = lines.stream().map(Score::p).toList();
        List<Double> adjusted = Holm.adjust(p, weights(lines.size() - 1));
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            scores.add(lines.get(i).corrected(adjusted.get(i)));
        }
        return scores;
    }

    /** The overall line takes half of the level, the evaluators share the other half. */
    private static List<Double> weights(int evaluators) {
        List<Double> weights = new ArrayList<>(Collections.nCopies(evaluators + 1, 1.0));
        weights.set(0, (double) evaluators);
        return weights;
    }

    private Score overall() {
        List<ScorePair> pairs = compared.stream()
                .map(pair ->
                        ScorePair.of(pair.before().plannedTally(), pair.after().plannedTally(), pair.family()))
                .toList();
        return new ScoreLine(OVERALL, pairs, detectable).score();
    }

    private SortedSet<String> types() {
        Set<String> stored = new HashSet<>();
        for (CasePair pair : compared) {
            pair.before().planned().forEach(row -> stored.addAll(row.outcomes().keySet()));
        }
        return stored.stream().map(EvaluatorVersions::type).collect(Collectors.toCollection(TreeSet::new));
    }

    private Score evaluator(String type) {
        List<ScorePair> pairs = new ArrayList<>();
        for (CasePair pair : compared) {
            Graded was = graded(pair.before().planned(), type);
            Graded is = graded(pair.after().planned(), type);
            if (was.tally().scored() > 0 && is.tally().scored() > 0) {
                pairs.add(new ScorePair(was.tally(), is.tally(), was.mean(), is.mean(), pair.family()));
            }
        }
        return new ScoreLine(type, pairs, detectable).score();
    }

    private static Graded graded(List<ResultRow> rows, String type) {
        return rows.stream()
                .flatMap(row -> graded(row, type).stream())
                .reduce(Graded::plus)
                .orElse(Graded.SILENT);
    }

    /** A case may have an evaluator several times: failed when one of them failed it, else silent when one has no score. */
    private static Optional<Graded> graded(ResultRow row, String type) {
        return row.outcomes().entrySet().stream()
                .filter(entry -> EvaluatorVersions.type(entry.getKey()).equals(type))
                .map(entry -> graded(entry.getValue()))
                .reduce(Aggregate::worse);
    }

    private static Graded graded(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored scored -> Graded.of(scored.passed(), scored.value());
            case Outcome.Unscored unscored -> Graded.SILENT;
            case Outcome.Failed broken -> Graded.SILENT;
        };
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
