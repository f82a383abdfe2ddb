package dev.casebook.evaluation.evaluators;

/** One kind of evaluator, known by its type. Safe for several threads. */
public interface EvaluatorKind {

    /** The name in a specification, such as {@code contains}. */
    String type();

    /** One more whenever the same answer could get another score. */
    default int version() {
        return 1;
    }

    /** Whether {@code not-} in front of the type asks for the opposite, as in promptfoo. */
    default boolean invertible() {
        return true;
    }

    /**
     * Reads the settings once.
     *
     * @throws dev.casebook.CasebookException.Permanent naming the field that is wrong
     */
    Scoring prepare(Settings settings);
}
