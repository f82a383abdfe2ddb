package dev.casebook.diff;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.casebook.casefile.CaseId;

/** What became of one case revision between two experiments. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaseChange.Regressed.class, name = "regressed"),
    @JsonSubTypes.Type(value = CaseChange.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = CaseChange.StillFailing.class, name = "still-failing"),
    @JsonSubTypes.Type(value = CaseChange.StillPassing.class, name = "still-passing"),
    @JsonSubTypes.Type(value = CaseChange.Flaky.class, name = "flaky"),
    @JsonSubTypes.Type(value = CaseChange.Added.class, name = "added"),
    @JsonSubTypes.Type(value = CaseChange.NotComparable.class, name = "not-comparable"),
    @JsonSubTypes.Type(value = CaseChange.NotScored.class, name = "not-scored")
})
public sealed interface CaseChange {

    Subject subject();

    /** Which case, and what people call it. */
    record Subject(CaseId id, int revision, String title) {}

    /**
     * Trials of one case on one side, planned and confirming ones together.
     *
     * @param passed 0 to scored
     * @param scored trials that have a score
     */
    record Trials(int passed, int scored) {}

    /**
     * Passed before and fails now.
     *
     * @param guarding true when it blocks: it passed all its trials in the baseline, or was a fixed failure, and the suite is not
     *     so unsteady that this happens by chance
     * @param why what the evaluators said, in a short phrase
     */
    record Regressed(Subject subject, Trials before, Trials after, boolean guarding, String why)
            implements CaseChange {}

    /** Failed before and passes now. */
    record Fixed(Subject subject, Trials before, Trials after) implements CaseChange {}

    record StillFailing(Subject subject, Trials before, Trials after, String why) implements CaseChange {}

    record StillPassing(Subject subject, Trials before, Trials after) implements CaseChange {}

    /** Flipped in the planned trials and further trials did not bear it out, or has no clear result in the baseline. */
    record Flaky(Subject subject, Trials before, Trials after) implements CaseChange {}

    /**
     * Has no baseline, and none could be made.
     *
     * @param why what the evaluators said; empty when it passes
     */
    record Added(Subject subject, Trials after, String why) implements CaseChange {}

    /** The two sides ran different revisions, or were judged by different versions of an evaluator. */
    record NotComparable(Subject subject, String reason) implements CaseChange {}

    /** One side has no score, or a flip could not be confirmed. */
    record NotScored(Subject subject, String reason) implements CaseChange {}
}
