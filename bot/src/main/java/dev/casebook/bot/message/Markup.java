package dev.casebook.bot.message;

/** Slack's own text markup (mrkdwn): the one place that escapes. Source: docs.slack.dev, Formatting message text. */
public final class Markup {

    private Markup() {}

    /** The text so that Slack shows exactly it: no mention, no link. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** In bold. */
    public static String bold(String text) {
        return "*" + escape(Clean.inline(text).replace('*', '∗').replace('`', 'ˋ')) + "*";
    }

    /** As code, on one line. */
    public static String code(String text) {
        return "`" + escape(Clean.inline(text).replace('`', 'ˋ')) + "`";
    }
}
