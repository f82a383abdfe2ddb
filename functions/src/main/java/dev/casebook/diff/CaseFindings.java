package dev.casebook.diff;

import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.statistics.ConfirmationPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what became of each case. A flip is named only once further trials have borne it out. */
final class CaseFindings {
    private static final int LONGEST_WHY = 200;

    private final List<CasePair> pairs;
    private final Map<List<Integer>, Integer> needs = new HashMap<>();

    /** Worked out once the first case looks regressed. */
    private @Nullable Unsteadiness suite;

    private CaseFindings(List<CasePair> pairs) {
        this.pairs = pairs;
    }

    static List<Finding> of(List<CasePair> pairs) {
        CaseFindings findings = new CaseFindings(pairs);
        return pairs.stream().map(findings::of).toList();
    }

    private Finding of(CasePair pair) {
        CaseChange.Subject subject = pair.subject();
        Tally after = pair.after().tally();
        if (after.scored() == 0) {
            return closed(pair, new CaseChange.NotScored(subject, unscored("this run", pair.after())));
        }
        if (pair.hindrance().isPresent()) {
            return closed(
                    pair, new CaseChange.NotComparable(subject, pair.hindrance().get()));
        }
        if (pair.before().isEmpty()) {
            return closed(pair, new CaseChange.Added(subject, after.shown(), why(pair)));
        }
        if (pair.before().tally().leaning() == Tally.Leaning.UNKNOWN) {
            return closed(pair, new CaseChange.NotScored(subject, unscored("the baseline", pair.before())));
        }
        if (pair.after().plannedTally().leaning() == Tally.Leaning.UNKNOWN) {
            return closed(pair, new CaseChange.NotScored(subject, unscored("this run", pair.after())));
        }
        return pair.flipped() ? flipped(pair) : closed(pair, steady(pair));
    }

    private static CaseChange steady(CasePair pair) {
        CaseChange.Trials before = pair.before().tally().shown();
        CaseChange.Trials after = pair.after().tally().shown();
        return switch (pair.before().tally().leaning()) {
            case PASSES -> new CaseChange.StillPassing(pair.subject(), before, after);
            case FAILS -> new CaseChange.StillFailing(pair.subject(), before, after, why(pair));
            case MIXED, UNKNOWN -> new CaseChange.Flaky(pair.subject(), before, after);
        };
    }

    private Finding flipped(CasePair pair) {
        Tally all = pair.after().tally();
        if (all.trials() < pair.after().plannedTally().trials() + ConfirmationPlan.FEWEST) {
            return new Finding(pair, undecided(pair, "no further trial was run to confirm it"), true);
        }
        return switch (all.leaning()) {
            case UNKNOWN -> new Finding(pair, undecided(pair, unscored("its further trials", pair.after())), true);
            case MIXED -> closed(pair, flaky(pair));
            case PASSES -> closed(pair, failedBefore(pair) ? fixed(pair) : flaky(pair));
            case FAILS -> failedBefore(pair) ? closed(pair, flaky(pair)) : regressed(pair);
        };
    }

    private static boolean failedBefore(CasePair pair) {
        return pair.before().tally().leaning() == Tally.Leaning.FAILS;
    }

    private static CaseChange undecided(CasePair pair, String reason) {
        String what = failedBefore(pair)
                ? "failed before and does not in the planned trials"
                : "passed before and does not in the planned trials";
        return new CaseChange.NotScored(pair.subject(), what + ", but " + reason);
    }

    private Finding regressed(CasePair pair) {
        Tally was = pair.before().tally();
        Tally is = pair.after().tally();
        int needed = needs.computeIfAbsent(
                List.of(was.passed(), is.trials()), counts -> suite().failuresToBlock(counts.get(0), counts.get(1)));
        boolean sure = is.failed() >= needed;
        CaseChange change =
                new CaseChange.Regressed(pair.subject(), was.shown(), is.shown(), pair.guarding() && sure, why(pair));
        return new Finding(pair, change, !sure);
    }

    private Unsteadiness suite() {
        Unsteadiness known = suite;
        if (known == null) {
            known = Unsteadiness.of(pairs);
            suite = known;
        }
        return known;
    }

    private static CaseChange fixed(CasePair pair) {
        return new CaseChange.Fixed(
                pair.subject(),
                pair.before().tally().shown(),
                pair.after().tally().shown());
    }

    private static CaseChange flaky(CasePair pair) {
        return new CaseChange.Flaky(
                pair.subject(),
                pair.before().tally().shown(),
                pair.after().tally().shown());
    }

    private static Finding closed(CasePair pair, CaseChange change) {
        return new Finding(pair, change, false);
    }

    /** What the evaluators said of the first trial that failed; empty when none did. */
    private static String why(CasePair pair) {
        return pair.after()
                .rows()
                .filter(row -> row.standing() == ResultRow.Standing.FAILED)
                .findFirst()
                .map(CaseFindings::complaints)
                .orElse("");
    }

    private static String complaints(ResultRow row) {
        List<String> said = new ArrayList<>();
        for (Map.Entry<String, Outcome> entry : row.outcomes().entrySet()) {
            if (entry.getValue() instanceof Outcome.Scored scored && !scored.passed()) {
                String type = EvaluatorVersions.type(entry.getKey());
                said.add(scored.why().isBlank() ? type : type + ": " + scored.why());
            }
        }
        return Wording.shortened(String.join("; ", said), LONGEST_WHY);
    }

    private static String unscored(String where, CaseRows rows) {
        Tally tally = rows.tally();
        long missing = tally.trials() - rows.rows().count();
        String count =
                where + " has no score in " + (tally.trials() - tally.scored()) + " of " + tally.trials() + " trials";
        return Wording.shortened(
                rows.rows()
                        .filter(row -> row.standing() == ResultRow.Standing.NOT_SCORED)
                        .findFirst()
                        .flatMap(CaseFindings::problem)
                        .map(problem -> count + ": " + problem)
                        .orElse(missing > 0 ? count + ": not run" : count),
                LONGEST_WHY);
    }

    static Optional<String> problem(ResultRow row) {
        return row.problem()
                .or(() -> row.outcomes().values().stream()
                        .flatMap(outcome -> switch (outcome) {
                            case Outcome.Scored scored -> Stream.<String>empty();
                            case Outcome.Unscored unscored -> Stream.of(unscored.reason());
                            case Outcome.Failed broken -> Stream.of(broken.reason());
                        })
                        .findFirst());
    }
}
