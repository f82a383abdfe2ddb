package dev.casebook.bot.slack;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A place for exactly one message.
 *
 * @param channel a channel's id, or a person's for a direct message
 * @param thread the parent's ts, for a message in a thread
 * @param name what stands there, such as {@code experiment/EXP-7KQ2M9XA}
 * @param lasting false for a message that is never updated: it is remembered for a week only
 */
public record Slot(String channel, Optional<String> thread, String name, boolean lasting) {
    public Slot {
        requireNonNull(channel, "channel is null");
        requireNonNull(thread, "thread is null");
        requireNonNull(name, "name is null");
    }
}
