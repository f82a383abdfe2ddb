package dev.casebook.trace;

import java.util.List;

/**
 * Where a team writes down which traces belong to a conversation or a ticket, for instance "we log the run id next to the
 * conversation row".
 *
 * <p>Only reads, and may be asked by several threads at once. Throws {@link dev.casebook.CasebookException.Retryable} when the
 * place cannot be reached or does not answer in time, {@link dev.casebook.CasebookException.Permanent} when it refuses.
 */
public interface ConversationLookup {

    /** What a person holds in the hand. */
    enum Handle {
        CONVERSATION,
        TICKET
    }

    /**
     * The traces of one conversation or ticket, each once, in the order in which the place gives them.
     *
     * @param value as the person typed it; may be personal data, so it is never logged or put into a message
     * @return empty when nothing is known under that value, or when the place is not set up for that handle
     */
    List<TraceRef> refs(Handle kind, String value);
}
