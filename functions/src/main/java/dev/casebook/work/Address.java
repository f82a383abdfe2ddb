package dev.casebook.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

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

    /** The one message about a subject in a channel: posted once, then updated in place. */
    record ChannelMessage(String channel) implements Address {}

    /** A new message in a thread; {@code ts} is the parent's. */
    record InThread(String channel, String ts) implements Address {}

    /** Seen by one person, through the response URL of what they did (30 minutes, five uses). */
    record Ephemeral(String responseUrl, String channel, String user) implements Address {
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
