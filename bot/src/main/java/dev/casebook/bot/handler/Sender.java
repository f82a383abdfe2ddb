package dev.casebook.bot.handler;

import static java.util.Objects.requireNonNull;

import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.work.Address;
import dev.casebook.work.Ping;
import java.time.Instant;
import java.util.Optional;

/**
 * Who sent a request, and from where.
 *
 * @param team the workspace that the person belongs to; empty text when Slack did not say
 * @param channel empty outside of channels
 */
record Sender(String user, String team, String channel) {
    Sender {
        requireNonNull(user, "user is null");
        requireNonNull(team, "team is null");
        requireNonNull(channel, "channel is null");
    }

    /** A request that cannot be sent twice by hand. */
    Ping once(String id, Address to, Instant at) {
        return new Ping(id, user, to, at, Optional.of(new Ping.Person(team, Optional.empty())));
    }

    /**
     * A request that an impatient hand may repeat.
     *
     * @param said what was typed or pressed; only a keyed digest of it leaves this function
     */
    Ping said(String id, Address to, Instant at, String said, SlackSignature key) {
        String normal = said.strip().replaceAll("\\s+", " ");
        String digest = key.digest(user + "\n" + channel + "\n" + normal);
        return new Ping(id, user, to, at, Optional.of(new Ping.Person(team, Optional.of(digest))));
    }
}
