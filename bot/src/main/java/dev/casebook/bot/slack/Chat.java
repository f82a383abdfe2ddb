package dev.casebook.bot.slack;

import static java.util.Objects.requireNonNull;

import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.TextFile;
import dev.casebook.work.Address;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the bot needs of Slack.
 *
 * <p>Messages are cut to Slack's limits here, and go out in older blocks where the workspace does not take newer ones. Throttling throws {@link dev.casebook.CasebookException.Retryable} with a
 * retry-after: then nothing was shown. A Retryable without one (time-out, 5xx) leaves that open. What only a person can mend
 * throws {@link dev.casebook.CasebookException.Permanent} with a sentence that says how. Safe for several threads.
 */
public interface Chat {

    /**
     * A message that is there.
     *
     * @param channel the channel's id, also for direct messages
     * @param ts Slack's id of the message: text, never a number
     */
    record Posted(String channel, String ts) {
        public Posted {
            requireNonNull(channel, "channel is null");
            requireNonNull(ts, "ts is null");
        }
    }

    /**
     * Posts a new message. Not idempotent.
     *
     * @param channel a channel's id, or a person's for a direct message
     * @param thread the parent's ts, for a message in a thread
     */
    Posted post(String channel, Optional<String> thread, SlackMessage message);

    /** Replaces a message. Idempotent. False: it is not there any more. */
    boolean update(Posted where, SlackMessage message);

    /**
     * Shows a message to one person: through the response URL, or without one (or when it is used up) in the channel. What shall
     * take the place of another message and cannot any more is not shown.
     */
    void whisper(Address.Ephemeral to, SlackMessage message);

    /** The bot's own newest message since a moment whose metadata holds this key ({@link MessageMap.Claim#mark}). */
    Optional<Posted> find(String channel, Optional<String> thread, String mark, Instant since);

    /**
     * Shares a file with a channel. Not idempotent; nobody sees it before the last of three steps.
     *
     * @param channel a channel's id, or a person's for a direct message
     * @param thread the parent's ts, for a file in a thread
     * @return where: the channel's id, and the file's id in place of a ts
     */
    Posted upload(String channel, Optional<String> thread, TextFile file);

    /** The newest file of this name that stands there since a moment, as {@link #upload} answers. */
    Optional<Posted> findFile(String channel, Optional<String> thread, String name, Instant since);

    /**
     * Shows something below links that somebody pasted; everybody who sees the links sees it. Idempotent.
     *
     * @param unfurlId as the event said it
     * @param source as the event said it
     * @param shown by the link, exactly as it was pasted
     */
    void unfurl(String unfurlId, String source, Map<String, SlackMessage> shown);

    /** Replaces a person's home tab; a message's metadata is left out. Idempotent. */
    void publishHome(String user, SlackMessage content);

    /** The ids of the people in a user group. */
    Set<String> members(String group);
}
