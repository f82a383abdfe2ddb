package dev.casebook.local.slack.bot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the app has registered at Slack, as its manifest says (docs.slack.dev, reference/app-manifest).
 *
 * @param commands slash commands, with the slash
 * @param messageShortcuts shortcuts in the menu of a message
 * @param globalShortcuts shortcuts that belong to no message
 * @param events subscribed event types; of messages {@code message.im} and {@code message.channels}
 */
public record AppManifest(
        Set<String> commands, List<Shortcut> messageShortcuts, List<Shortcut> globalShortcuts, Set<String> events) {

    /** What {@link #usual} subscribes: no messages in channels, so that no history scope is needed. */
    private static final Set<String> EVENTS =
            Set.of("app_mention", "reaction_added", "reaction_removed", "link_shared", "app_home_opened", "message.im");

    public AppManifest {
        commands = Set.copyOf(commands);
        messageShortcuts = List.copyOf(messageShortcuts);
        globalShortcuts = List.copyOf(globalShortcuts);
        events = Set.copyOf(events);
    }

    /**
     * A shortcut.
     *
     * @param name what people read
     * @param callbackId what the bot is sent
     */
    public record Shortcut(String name, String callbackId) {}

    /** The app as its manifests install it. */
    public static AppManifest usual() {
        return new AppManifest(
                Set.of("/casebook", "/case"),
                List.of(new Shortcut("Add to Casebook", "add_to_casebook")),
                List.of(new Shortcut("Find a conversation", "find_conversation")),
                EVENTS);
    }

    /** The same app with one more event type. */
    public AppManifest and(String event) {
        Set<String> more = new HashSet<>(events);
        more.add(event);
        return new AppManifest(commands, messageShortcuts, globalShortcuts, more);
    }
}
