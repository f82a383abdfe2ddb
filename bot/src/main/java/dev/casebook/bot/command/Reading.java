package dev.casebook.bot.command;

import java.util.Optional;

/** What became of a text. */
public sealed interface Reading {

    record Parsed(Command command) implements Reading {}

    /**
     * Not understood; nothing was done.
     *
     * @param sentence what is wrong, for people
     * @param suggestion what to type instead, without the slash command's name
     */
    record Problem(String sentence, Optional<String> suggestion) implements Reading {}

    /** The person asked for help, about one verb or about everything. */
    record Help(Optional<Verb> verb) implements Reading {}
}
