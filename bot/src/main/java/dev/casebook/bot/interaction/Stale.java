package dev.casebook.bot.interaction;

/** A button whose value is not understood: it was made by another version of Casebook. */
final class Stale {
    static final Effect BUTTON =
            new Effect.Explain("This button is out of date. Nothing was changed. Ask for the message again with show.");

    private Stale() {}
}
