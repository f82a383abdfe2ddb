package dev.casebook.bot.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Slack's escapes in what a person typed, undone once: links, mentions, escaped ampersands and brackets. */
public final class SlackText {
    private static final Pattern MARKUP = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");
    private static final Pattern MENTIONS_FIRST = Pattern.compile("^\\s*(?:<@[^<>]*>[\\s:,]*)+");

    private SlackText() {}

    /** The text as it was meant: {@code <url|label>} is the URL, {@code <mailto:a@b|a@b>} the address. */
    public static String plain(String typed) {
        Matcher matcher = MARKUP.matcher(typed);
        String bare = matcher.replaceAll(found -> Matcher.quoteReplacement(inner(found.group(1), found.group(2))));
        return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** A mention's text without the leading mentions of bots. */
    public static String afterMentions(String text) {
        return MENTIONS_FIRST.matcher(text).replaceFirst("");
    }

    private static String inner(String target, @Nullable String label) {
        return target.startsWith("mailto:") && label != null ? label : target;
    }
}
