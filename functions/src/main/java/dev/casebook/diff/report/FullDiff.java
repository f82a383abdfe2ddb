package dev.casebook.diff.report;

import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import java.util.List;
import java.util.Optional;

/**
 * A diff with what was asked and answered.
 *
 * @param cases one for each change, what matters most first
 */
public record FullDiff(Diff diff, String dataset, List<Case> cases) {
    public FullDiff {
        cases = List.copyOf(cases);
    }

    /**
     * One case.
     *
     * @param question what the user asked; empty when the case is not there any more
     * @param reference the right answer, where one is written
     * @param before one of the baseline's answers, one that stands for most of them
     * @param after likewise now
     */
    public record Case(
            CaseChange change,
            String question,
            Optional<String> reference,
            Optional<Said> before,
            Optional<Said> after) {}

    /**
     * An answer and what was made of it.
     *
     * @param text what the agent said and then the tools it called, a line each; why there is no answer, where there is none
     * @param judged a line for each evaluator
     */
    public record Said(String text, List<String> judged, long latencyMillis) {
        public Said {
            judged = List.copyOf(judged);
        }

        @Override
        public String toString() {
            return "Said[" + text.length() + " characters]";
        }
    }

    @Override
    public String toString() {
        return "FullDiff[" + dataset + ", " + cases.size() + " cases]";
    }
}
