package dev.casebook.bot.message;

import java.util.regex.Pattern;

/** Texts from outside without what could disturb the text around them: control characters and direction overrides. */
final class Clean {
    private static final Pattern DISTURBING = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t]]|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|[\\x{E0000}-\\x{E007F}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\u2028\u2029]{2,}|[\\n\\r\\t\u2028\u2029]");

    private Clean() {}

    /** Lines stay lines. */
    static String block(String text) {
        return DISTURBING.matcher(text.replace("\r\n", "\n")).replaceAll("");
    }

    /** One line; a text that runs from right to left is kept apart from its neighbours. */
    static String inline(String text) {
        String line = SPACES.matcher(block(text)).replaceAll(" ");
        return runsRightToLeft(line) ? "\u2068" + line + "\u2069" : line;
    }

    /** At most this many characters, the last of them an ellipsis where something was cut; never half a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean runsRightToLeft(String text) {
        return text.codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }
}
