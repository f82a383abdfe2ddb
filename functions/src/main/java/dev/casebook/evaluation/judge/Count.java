package dev.casebook.evaluation.judge;

import dev.casebook.evaluation.Judgement;
import dev.casebook.evaluation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Votes as they come in, and what they amount to. For one thread. */
final class Count {
    private final JudgeProfile profile;
    private final List<Vote> votes = new ArrayList<>();

    Count(JudgeProfile profile) {
        this.profile = profile;
    }

    void add(List<Vote> more) {
        votes.addAll(more);
    }

    /** How many votes to ask for next: as many as could decide; none once it is decided or cannot be any more. */
    int next() {
        int missing =
                profile.majority() - Math.max(cast(true).size(), cast(false).size());
        int left = profile.votes() - votes.size();
        return missing <= 0 || missing > left ? 0 : missing;
    }

    /**
     * The outcome.
     *
     * @param steered whether the material speaks to its judge, so that a pass does not count
     */
    Outcome outcome(boolean steered) {
        List<Verdict> passed = cast(true);
        List<Verdict> failed = cast(false);
        if (passed.size() >= profile.majority()) {
            Judgement judgement = judgement(Optional.of(passed.getFirst()));
            return steered
                    ? new Outcome.Unscored(
                            "the answer speaks to its judge, so the judge's pass does not count; a person has to look",
                            Optional.of(judgement))
                    : new Outcome.Scored(1, true, "", Optional.of(judgement));
        }
        if (failed.size() >= profile.majority()) {
            Verdict first = failed.getFirst();
            return new Outcome.Scored(0, false, first.reason(), Optional.of(judgement(Optional.of(first))));
        }
        return undecided(passed.size(), failed.size());
    }

    private Outcome undecided(int passed, int failed) {
        Optional<Judgement> judgement = Optional.of(judgement(Optional.empty()));
        List<Vote.Invalid> invalid = invalid();
        String reasons = invalid.stream().map(Vote.Invalid::reason).distinct().collect(Collectors.joining("; "));
        if (passed + failed == 0) {
            String reason = "judge " + profile.name() + " gave no verdict: " + reasons;
            return invalid.stream().anyMatch(Vote.Invalid::broken)
                    ? new Outcome.Failed(reason, judgement)
                    : new Outcome.Unscored(reason, judgement);
        }
        return new Outcome.Unscored(
                "no majority of judge " + profile.name() + ": " + passed + " for, " + failed + " against"
                        + (invalid.isEmpty() ? "" : ", " + invalid.size() + " without a verdict (" + reasons + ")"),
                judgement);
    }

    private Judgement judgement(Optional<Verdict> deciding) {
        return new Judgement(
                profile.name(),
                model(),
                new Judgement.Votes(
                        cast(true).size(), cast(false).size(), invalid().size()),
                deciding.map(Verdict::reason),
                deciding.map(Verdict::evidence),
                votes.stream().map(Vote::spend).reduce(Judgement.Spend.NONE, Judgement.Spend::plus));
    }

    /** All models that answered; one, unless the server changed it between two votes. */
    private String model() {
        String answered = votes.stream()
                .flatMap(vote ->
                        vote instanceof Vote.Cast cast ? cast.model().stream() : Optional.<String>empty().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return answered.isEmpty() ? profile.model() : answered;
    }

    private List<Verdict> cast(boolean passed) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Vote vote : votes) {
            if (vote instanceof Vote.Cast cast && cast.verdict().passed() == passed) {
                verdicts.add(cast.verdict());
            }
        }
        return verdicts;
    }

    private List<Vote.Invalid> invalid() {
        List<Vote.Invalid> invalid = new ArrayList<>();
        for (Vote vote : votes) {
            if (vote instanceof Vote.Invalid one) {
                invalid.add(one);
            }
        }
        return invalid;
    }
}
