package dev.casebook.evaluation.judge;

/**
 * Money for judges: set aside before a call, settled after it. Amounts are millionths of a US dollar.
 *
 * <p>Spent and set aside together never exceed a cap, whoever else reserves at the same time. What is set aside and never settled,
 * because a process died, counts as spent. Both calls are idempotent by the reservation's id; safe for several threads. Throws
 * {@link dev.casebook.CasebookException.Retryable} when the store is busy; then no money may be spent.
 */
public interface Budget {

    /** Sets money aside, if the caps leave room for it. */
    Answer reserve(Reservation reservation, Caps caps);

    /** Says what was really spent. */
    void settle(Reservation reservation, long spent);

    /**
     * Money for one call.
     *
     * @param judge whose budget it is
     * @param dataset that the judged case belongs to
     * @param id unique
     * @param most the call cannot cost more
     */
    record Reservation(String judge, String dataset, String id, long most) {}

    /** Whether the call may be made. */
    sealed interface Answer {}

    /** It may. */
    record Granted() implements Answer {}

    /**
     * It must not.
     *
     * @param whose the judge's, the dataset's, or everybody's budget, as it is said in a sentence
     */
    record Refused(String whose, Which which, long cap) implements Answer {}

    /**
     * It must not: all paid work is stopped.
     *
     * @param sentence since when, by whom and why
     */
    record Stopped(String sentence) implements Answer {}

    /** The cap that was reached. */
    enum Which {
        DAILY,
        MONTHLY
    }
}
