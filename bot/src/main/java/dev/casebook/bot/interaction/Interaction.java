package dev.casebook.bot.interaction;

/** One button. Pure and safe for several threads. */
public interface Interaction {

    /** The button's {@code action_id}. */
    String actionId();

    /** What pressing it leads to; a value that makes no sense is explained, never thrown. */
    Effect press(Press press);
}
