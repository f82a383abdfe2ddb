package dev.casebook.bot.interaction;

import dev.casebook.bot.command.CommandParser;
import dev.casebook.work.Ping;
import java.util.Optional;

/**
 * Somebody pressed a button.
 *
 * @param value the button's value, as it came back
 * @param channel where the button stands; empty outside of channels
 * @param parser reads a value that is a command
 */
public record Press(Ping ping, String value, String channel, CommandParser parser) {

    /** The message in whose thread everybody shall see what comes of it. */
    Optional<String> thread() {
        return ping.replyTo().threadForAll();
    }
}
