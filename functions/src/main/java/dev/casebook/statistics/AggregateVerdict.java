package dev.casebook.statistics;

/** What a paired comparison as a whole can say about the candidate. */
public enum AggregateVerdict {
    /** Better, at one-sided 95%. */
    IMPROVED,
    /** Not worse by the margin or more, at one-sided 95%. */
    NO_WORSE,
    /** Worse, at one-sided 95%, and a drop of the margin is not excluded. */
    REGRESSION,
    /** Neither is shown: more trials or cases are needed, or a person decides. */
    INCONCLUSIVE
}
