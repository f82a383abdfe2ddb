package dev.casebook.casefile;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of a dataset.
 *
 * @param id derived from what it was made of
 * @param dataset the dataset's name
 * @param revision 1 for a new case, one more whenever inputs, reference, evaluators or state change; comparisons are per revision
 * @param state draft until it has a reference and an evaluator
 * @param input what the agent is given
 * @param reference the correct answer, once a person has written it
 * @param evaluators how an answer is judged
 * @param label what people call it and file it under
 * @param origin where it comes from
 * @param reproduction the latest replay of the failure
 * @param incident the incident that brought it, such as {@code INC-7KQ2M9XA}
 * @param retired who took it out of the runs, and why
 * @param revised who made this revision, and when; empty for revisions that were made before this was kept
 */
public record Case(
        CaseId id,
        String dataset,
        int revision,
        CaseState state,
        CaseInput input,
        Optional<Reference> reference,
        List<EvaluatorSpec> evaluators,
        Label label,
        Origin origin,
        Optional<Reproduction> reproduction,
        Optional<String> incident,
        Optional<Retirement> retired,
        Optional<Revised> revised) {
    public Case {
        requireNonNull(id, "id is null");
        requireNonNull(dataset, "dataset is null");
        requireNonNull(state, "state is null");
        requireNonNull(input, "input is null");
        requireNonNull(reference, "reference is null");
        requireNonNull(label, "label is null");
        requireNonNull(origin, "origin is null");
        requireNonNull(reproduction, "reproduction is null");
        requireNonNull(incident, "incident is null");
        requireNonNull(retired, "retired is null");
        requireNonNull(revised, "revised is null");
        evaluators = List.copyOf(evaluators);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
    }

    /** A new case: whoever added it made its revision. */
    public Case(
            CaseId id,
            String dataset,
            int revision,
            CaseState state,
            CaseInput input,
            Optional<Reference> reference,
            List<EvaluatorSpec> evaluators,
            Label label,
            Origin origin,
            Optional<Reproduction> reproduction,
            Optional<String> incident,
            Optional<Retirement> retired) {
        this(
                id,
                dataset,
                revision,
                state,
                input,
                reference,
                evaluators,
                label,
                origin,
                reproduction,
                incident,
                retired,
                Optional.of(new Revised(origin.addedBy(), origin.addedAt())));
    }

    /**
     * What people call a case and file it under.
     *
     * @param title at most 120 characters
     * @param category free text such as {@code appointment-availability}
     * @param family cases that are nearly the same share one; in averages they count as one when it is said how sure they are
     */
    public record Label(
            String title,
            FailureMode failureMode,
            Optional<String> category,
            List<String> tags,
            Optional<String> family) {
        public Label {
            requireNonNull(title, "title is null");
            requireNonNull(failureMode, "failureMode is null");
            requireNonNull(category, "category is null");
            requireNonNull(family, "family is null");
            tags = List.copyOf(tags);
        }

        /** A label of a case that has no near-duplicate. */
        public Label(String title, FailureMode failureMode, Optional<String> category, List<String> tags) {
            this(title, failureMode, category, tags, Optional.empty());
        }
    }

    /** Who retired a case, why and when. */
    public record Retirement(String by, String reason, Instant at) {}

    /** Who made a revision, and when. */
    public record Revised(String by, Instant at) {}

    /** The same case as one of a family; for a case that is not stored yet. */
    public Case inFamily(String family) {
        Label named =
                new Label(label.title(), label.failureMode(), label.category(), label.tags(), Optional.of(family));
        return new Case(
                id,
                dataset,
                revision,
                state,
                input,
                reference,
                evaluators,
                named,
                origin,
                reproduction,
                incident,
                retired);
    }

    /** The same case with a replay noted; not a new revision. */
    public Case reproduced(Reproduction latest) {
        return new Case(
                id,
                dataset,
                revision,
                state,
                input,
                reference,
                evaluators,
                label,
                origin,
                Optional.of(latest),
                incident,
                retired,
                revised);
    }

    /** The next revision, with a person's answer; active as soon as an evaluator is attached. */
    public Case answered(Reference answer, List<EvaluatorSpec> attached) {
        CaseState next = attached.isEmpty() ? CaseState.DRAFT : CaseState.ACTIVE;
        return new Case(
                id,
                dataset,
                revision + 1,
                next,
                input,
                Optional.of(answer),
                attached,
                label,
                origin,
                reproduction,
                incident,
                retired,
                Optional.of(new Revised(answer.author(), answer.writtenAt())));
    }

    /** The next revision, out of the runs. */
    public Case retired(Retirement why) {
        return new Case(
                id,
                dataset,
                revision + 1,
                CaseState.RETIRED,
                input,
                reference,
                evaluators,
                label,
                origin,
                reproduction,
                incident,
                Optional.of(why),
                Optional.of(new Revised(why.by(), why.at())));
    }

    /** The next revision, back in the runs; a draft if it was one. */
    public Case restored(String by, Instant at) {
        CaseState next = reference.isPresent() && !evaluators.isEmpty() ? CaseState.ACTIVE : CaseState.DRAFT;
        return new Case(
                id,
                dataset,
                revision + 1,
                next,
                input,
                reference,
                evaluators,
                label,
                origin,
                reproduction,
                incident,
                Optional.empty(),
                Optional.of(new Revised(by, at)));
    }

    @Override
    public String toString() {
        return "Case[" + id.display() + ", revision " + revision + ", " + state + "]";
    }
}
