package dev.casebook.bot.interaction;

/** One button. Pure and safe for several threads. */
public interface Interaction {

    /** The button's {@code action_id}. */
    String actionId();

    /** What pressing it leads to; a value that makes no sense is explained, never thrown. */
    Effect press(Press press);

    /**
     * Whether the message with the button has served when what it orders is done: then it is replaced by what was chosen.
     *
     * @param actionId the whole of it, with what stands after a colon
     */
    default boolean usesUp(String actionId) {
        return false;
    }
}
