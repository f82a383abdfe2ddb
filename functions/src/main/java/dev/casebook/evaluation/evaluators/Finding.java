package dev.casebook.evaluation.evaluators;

import dev.casebook.evaluation.Outcome;

/** What a kind found in an answer, before {@code not-} is applied. */
public sealed interface Finding {

    /**
     * Something that could be compared.
     *
     * @param value 0 to 1, both included
     * @param whyNot a short phrase for when it should have held and did not
     * @param whyStill a short phrase for when it held and should not have
     */
    record Compared(double value, boolean held, String whyNot, String whyStill) implements Finding {}

    /** Nothing to compare with, such as a missing reference. */
    record Nothing(String reason) implements Finding {}

    /** The comparison could not be done. */
    record Broken(String reason) implements Finding {}

    /** What a judge said; {@code not-} does not apply to it. */
    record Judged(Outcome outcome) implements Finding {}

    /** All or nothing. */
    static Finding of(boolean held, String whyNot, String whyStill) {
        return new Compared(held ? 1 : 0, held, whyNot, whyStill);
    }

    default Outcome asOutcome(boolean inverted) {
        return switch (this) {
            case Compared found ->
                inverted
                        ? Outcome.Scored.of(!found.held(), found.whyStill())
                        : new Outcome.Scored(found.value(), found.held(), found.held() ? "" : found.whyNot());
            case Nothing nothing -> new Outcome.Unscored(nothing.reason());
            case Broken broken -> new Outcome.Failed(broken.reason());
            case Judged judged -> judged.outcome();
        };
    }
}
