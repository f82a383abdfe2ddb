package dev.casebook.local.slack.bot;

import java.util.ArrayList;
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

    private static final Set<String> EVENTS = Set.of("app_mention", "reaction_added", "link_shared", "app_home_opened");

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

    /** The app as its manifests in {@code infra/slack} install it: people do not write to it directly. */
    public static AppManifest usual() {
        return new AppManifest(
                Set.of("/casebook", "/case"),
                List.of(new Shortcut("Add to Casebook", "add_to_casebook")),
                List.of(),
                EVENTS);
    }

    /** The same app with one more event type. */
    public AppManifest and(String event) {
        Set<String> more = new HashSet<>(events);
        more.add(event);
        return new AppManifest(commands, messageShortcuts, globalShortcuts, more);
    }

    /** The same app with one more shortcut that belongs to no message. */
    public AppManifest and(Shortcut global) {
        List<Shortcut> more = new ArrayList<>(globalShortcuts);
        more.add(global);
        return new AppManifest(commands, messageShortcuts, more, events);
    }

    /** Whether people can write to the app in their direct messages. */
    public boolean takesDirectMessages() {
        return events.contains("message.im");
    }
}
