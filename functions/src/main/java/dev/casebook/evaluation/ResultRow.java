package dev.casebook.evaluation;

import static java.util.Objects.requireNonNull;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.CaseId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The one stored result of (experiment, case, trial). It never changes.
 *
 * @param revision the case's revision that was run
 * @param trial planned trials from 0, confirmation trials after them
 * @param answer redacted; empty when the agent gave none
 * @param problem why there is no answer, in a plain sentence
 * @param outcomes evaluator name (with its version, {@code contains@1}) to what it said
 */
public record ResultRow(
        String experiment,
        CaseId caseId,
        int revision,
        int trial,
        Optional<Answer> answer,
        Optional<String> problem,
        Map<String, Outcome> outcomes,
        Instant at) {
    public ResultRow {
        requireNonNull(experiment, "experiment is null");
        requireNonNull(caseId, "caseId is null");
        requireNonNull(answer, "answer is null");
        requireNonNull(problem, "problem is null");
        outcomes = Outcomes.copyOf(outcomes);
    }

    /** What the outcomes add up to. */
    public enum Standing {
        PASSED,
        FAILED,
        NOT_SCORED
    }

    /** Failed when an evaluator failed it; else not scored when one had no score, or none is attached; else passed. */
    public Standing standing() {
        boolean missing = outcomes.isEmpty();
        for (Outcome outcome : outcomes.values()) {
            switch (outcome) {
                case Outcome.Scored scored -> {
                    if (!scored.passed()) {
                        return Standing.FAILED;
                    }
                }
                case Outcome.Unscored unscored -> missing = true;
                case Outcome.Failed broken -> missing = true;
            }
        }
        return missing ? Standing.NOT_SCORED : Standing.PASSED;
    }

    /** The same result under another experiment's id. */
    public ResultRow of(String other) {
        return new ResultRow(other, caseId, revision, trial, answer, problem, outcomes, at);
    }

    /** What the judges of this result used together. */
    public Judgement.Spend judging() {
        return outcomes.values().stream()
                .flatMap(outcome -> outcome.judgement().stream())
                .map(Judgement::spend)
                .reduce(Judgement.Spend.NONE, Judgement.Spend::plus);
    }

    @Override
    public String toString() {
        return "ResultRow[" + experiment + ", " + caseId.display() + ", trial " + trial + ", " + standing() + "]";
    }
}
