package dev.casebook.diff;

import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The averages, from planned trials alone: confirmation looks at flips only, and would bend them. The overall line first, then
 * one for each evaluator type, corrected for their number by Holm.
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
        List<ScoreLine> lines = evaluators();
        List<Double> adjusted = Holm.adjust(lines.stream().map(ScoreLine::p).toList());
        List<Score> scores = new ArrayList<>();
        ScoreLine overall = overall();
        scores.add(overall.score(overall.p()));
        for (int i = 0; i < lines.size(); i++) {
            scores.add(lines.get(i).score(adjusted.get(i)));
        }
        return scores;
    }

    private ScoreLine overall() {
        List<ScorePair> pairs = compared.stream()
                .map(pair ->
                        new ScorePair(pair.before().plannedTally(), pair.after().plannedTally()))
                .toList();
        return new ScoreLine(OVERALL, pairs, detectable);
    }

    private List<ScoreLine> evaluators() {
        Map<String, List<ScorePair>> byType = new TreeMap<>();
        for (CasePair pair : compared) {
            Map<String, Tally> before = tallies(pair.before().planned());
            Map<String, Tally> after = tallies(pair.after().planned());
            before.forEach((type, tally) -> {
                Tally now = after.getOrDefault(type, new Tally(0, 0, 0));
                if (tally.scored() > 0 && now.scored() > 0) {
                    byType.computeIfAbsent(type, name -> new ArrayList<>()).add(new ScorePair(tally, now));
                }
            });
        }
        return byType.entrySet().stream()
                .map(entry -> new ScoreLine(entry.getKey(), entry.getValue(), detectable))
                .toList();
    }

    private static Map<String, Tally> tallies(List<ResultRow> rows) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (ResultRow row : rows) {
            standings(row)
                    .forEach((type, passed) -> tallies.merge(
                            type,
                            new Tally(passed.orElse(false) ? 1 : 0, passed.orElse(true) ? 0 : 1, 1),
                            Tally::plus));
        }
        return tallies;
    }

    /** A case may have an evaluator several times: failed when one of them failed it, else empty when one has no score. */
    private static Map<String, Optional<Boolean>> standings(ResultRow row) {
        Map<String, Optional<Boolean>> standings = new TreeMap<>();
        row.outcomes()
                .forEach((stored, outcome) -> standings.merge(
                        EvaluatorVersions.type(stored),
                        switch (outcome) {
                            case Outcome.Scored scored -> Optional.of(scored.passed());
                            case Outcome.Unscored unscored -> Optional.empty();
                            case Outcome.Failed broken -> Optional.empty();
                        },
                        Aggregate::both));
        return standings;
    }

    private static Optional<Boolean> both(Optional<Boolean> one, Optional<Boolean> other) {
        if (one.equals(Optional.of(false)) || other.equals(Optional.of(false))) {
            return Optional.of(false);
        }
        return one.isEmpty() || other.isEmpty() ? Optional.empty() : Optional.of(true);
    }
}
