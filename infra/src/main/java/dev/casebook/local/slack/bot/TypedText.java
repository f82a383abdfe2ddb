package dev.casebook.local.slack.bot;

import dev.casebook.local.slack.workspace.People;
import dev.casebook.local.slack.workspace.Who;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a person typed into Slack's wire text: the three characters HTML escapes, links in angle brackets, mentions as ids. */
public final class TypedText {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'`|]*[^\\s<>\"'`|.,;:!?)]");
    private static final Map<String, String> PEOPLE = People.handles();
    private static final Pattern PERSON =
            Pattern.compile("(?<![\\w@/.])@(" + String.join("|", PEOPLE.keySet()) + ")\\b");
    private static final Pattern CHANNEL = Pattern.compile("(?<![\\w#/&])#(agent-incidents|general)\\b");
    private static final Map<String, String> CHANNELS =
            Map.of("agent-incidents", Who.INCIDENTS, "general", Who.GENERAL);

    private TypedText() {}

    /** As in a message: {@code <@U…>}. */
    public static String message(String typed) {
        return escape(typed, false);
    }

    /** As in a slash command with escaping on: {@code <@U…|name>}. */
    static String command(String typed) {
        return escape(typed, true);
    }

    private static String escape(String typed, boolean withNames) {
        String text = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        text = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement("<" + link.group() + ">"));
        text = PERSON.matcher(text)
                .replaceAll(name -> "<@" + PEOPLE.get(name.group(1)) + (withNames ? "|" + name.group(1) : "") + ">");
        return CHANNEL.matcher(text).replaceAll(name -> "<#" + CHANNELS.get(name.group(1)) + "|" + name.group(1) + ">");
    }
}
