package dev.casebook.work;

import java.time.Duration;

/** Carries replies to the bot, at least once, in no particular order. As durable as {@link WorkQueue}. */
public interface ReplyQueue {

    /**
     * Takes the reply.
     *
     * @param delay until the reply may be delivered, 0 to 15 minutes
     */
    void send(Reply reply, Duration delay);
}
