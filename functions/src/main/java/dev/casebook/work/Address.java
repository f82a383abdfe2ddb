package dev.casebook.work;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** Where a reply is shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Address.ChannelMessage.class, name = "channel"),
    @JsonSubTypes.Type(value = Address.InThread.class, name = "thread"),
    @JsonSubTypes.Type(value = Address.Ephemeral.class, name = "ephemeral"),
    @JsonSubTypes.Type(value = Address.Direct.class, name = "direct"),
    @JsonSubTypes.Type(value = Address.Home.class, name = "home"),
    @JsonSubTypes.Type(value = Address.View.class, name = "view")
})
public sealed interface Address {

    /** The thread in which everybody shall see what comes of what was asked from here; empty for a channel as such. */
    default Optional<String> threadForAll() {
        return switch (this) {
            case InThread in -> Optional.of(in.ts());
            case Ephemeral to -> to.thread();
            case ChannelMessage to -> Optional.empty();
            case Direct to -> Optional.empty();
            case Home to -> Optional.empty();
            case View to -> Optional.empty();
        };
    }

    /** A place that everybody in a channel sees: a thread of it, or the one message of its subject. */
    static Address open(String channel, Optional<String> thread) {
        return thread.<Address>map(ts -> new InThread(channel, ts)).orElseGet(() -> new ChannelMessage(channel));
    }

    /** The one message about a subject in a channel: posted once, then updated in place. */
    record ChannelMessage(String channel) implements Address {}

    /** A new message in a thread; {@code ts} is the parent's. */
    record InThread(String channel, String ts) implements Address {}

    /**
     * Seen by one person, through the response URL of what they did (30 minutes, five uses).
     *
     * @param thread the ts of the message that it is about, where that is known: what comes of it for everybody goes into that
     *     message's thread. This itself stands in the channel, because Slack shows nothing of the kind in a thread that nobody has
     *     written in
     * @param replaces true to take the place of the message whose button was pressed, which only the response URL can
     */
    record Ephemeral(String responseUrl, String channel, String user, Optional<String> thread, boolean replaces)
            implements Address {
        public Ephemeral {
            requireNonNull(thread, "thread is null");
        }

        /** A message of its own. */
        public Ephemeral(String responseUrl, String channel, String user, Optional<String> thread) {
            this(responseUrl, channel, user, thread, false);
        }

        /** A message of its own, about no message that is known. */
        public Ephemeral(String responseUrl, String channel, String user) {
            this(responseUrl, channel, user, Optional.empty());
        }

        /** In the place of the message whose button was pressed. */
        public Ephemeral replacing() {
            return new Ephemeral(responseUrl, channel, user, thread, true);
        }

        @Override
        public String toString() {
            return "Ephemeral[" + channel + ", " + user + "]";
        }
    }

    /** A direct message. */
    record Direct(String user) implements Address {}

    /** A person's home tab. */
    record Home(String user) implements Address {}

    /** An open modal. */
    record View(String view, String user) implements Address {}
}
