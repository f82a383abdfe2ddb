package dev.casebook.diff;

import java.util.List;

/**
 * What two experiments differ in. The same rows give the same diff, in whatever order they were finished.
 *
 * @param baseline what it is compared with
 * @param candidate what is judged
 * @param changes one for each case of the candidate's manifest, in order of case id
 * @param scores the overall line first, then one for each evaluator, in order of name
 * @param chance what chance alone would do
 * @param verdict the three questions and the headline
 * @param notes what was left out and what else changed, in plain sentences
 * @param latencyLimitMillis what the 95th percentile of latency should not exceed; 0 in reports of earlier versions
 */
public record Diff(
        Side baseline,
        Side candidate,
        List<CaseChange> changes,
        List<Score> scores,
        Chance chance,
        Verdict verdict,
        List<String> notes,
        long latencyLimitMillis) {

    /** A diff without a latency limit. */
    public Diff(
            Side baseline,
            Side candidate,
            List<CaseChange> changes,
            List<Score> scores,
            Chance chance,
            Verdict verdict,
            List<String> notes) {
        this(baseline, candidate, changes, scores, chance, verdict, notes, 0);
    }

    public Diff {
        changes = List.copyOf(changes);
        scores = List.copyOf(scores);
        notes = List.copyOf(notes);
    }

    /**
     * True when nothing that was seen is more than chance: no flip was borne out by further trials, and there were cases enough to
     * look at the averages, none of which moved. A case that was to be fixed may still fail; then nothing was gained either.
     */
    public boolean noRealChange() {
        return verdict.ready() != Verdict.Ready.CANNOT_TELL
                && chance.confirmed() == 0
                && changes.stream()
                        .noneMatch(
                                change -> change instanceof CaseChange.Regressed || change instanceof CaseChange.Fixed)
                && scores.stream().limit(1).anyMatch(score -> score.judgement() == Score.Judgement.NO_CHANGE_FOUND)
                && scores.stream()
                        .noneMatch(score -> score.judgement() == Score.Judgement.DROPPED
                                || score.judgement() == Score.Judgement.IMPROVED);
    }

    /**
     * One experiment, summed up over its planned trials of the cases that the candidate ran.
     *
     * @param passed cases that pass in most of their planned trials
     * @param scored cases that have a score
     * @param cases cases that were run, of the same revision as the candidate's
     * @param latencyMedianMillis median latency of the answers to cases that both sides ran; 0 when there are none
     * @param latencyP95Millis 95th percentile of it
     * @param costDollars what one such answer cost on average, as far as the agent reported it; 0 when it did not
     */
    public record Side(
            String experiment,
            String agentVersion,
            int passed,
            int scored,
            int cases,
            long latencyMedianMillis,
            long latencyP95Millis,
            double costDollars) {}

    /**
     * What chance alone would do.
     *
     * @param flakeRate pooled share of trials that disagree with their case's majority, 0 to 1; assumed where notes say so
     * @param expectedFlips flips between two runs of the same agent at that rate
     * @param flips flips that were seen in the planned trials
     * @param confirmed of these, how many further trials bore out
     * @param confirmationTrials further trials that each flip got
     */
    public record Chance(double flakeRate, double expectedFlips, int flips, int confirmed, int confirmationTrials) {}
}
