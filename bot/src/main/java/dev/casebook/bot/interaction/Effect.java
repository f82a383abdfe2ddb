package dev.casebook.bot.interaction;

import dev.casebook.work.Job;

/** What a press leads to. */
public sealed interface Effect {

    record Order(Job.Desk job) implements Effect {}

    /** A form opens; {@code view} is its JSON. */
    record Open(String view) implements Effect {}

    /** Nothing is done, and the person is told why. */
    record Explain(String sentence) implements Effect {}
}
