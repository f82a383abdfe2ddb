package dev.casebook.bot.message;

/**
 * Texts from outside without what could disturb the text around them: control characters, direction overrides, what
 * has no width, and halves of characters.
 */
final class Clean {

    private Clean() {}

    /** Lines stay lines. */
    static String block(String text) {
        return text.codePoints().anyMatch(Clean::disturbs)
                ? text.codePoints()
                        .filter(c -> !disturbs(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    /** One line without runs of spaces; a text that runs from right to left is kept apart from its neighbours. */
    static String inline(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean afterSpace = false;
        boolean rightToLeft = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean space = Character.isWhitespace(c);
            if (space && !afterSpace) {
                line.append(' ');
            } else if (!space && !disturbs(c)) {
                line.appendCodePoint(c);
                rightToLeft |= runsRightToLeft(c);
            }
            afterSpace = space;
        }
        return rightToLeft ? "\u2068" + line + "\u2069" : line.toString();
    }

    private static boolean disturbs(int c) {
        boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t';
        boolean direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean hidden = c == 0xFEFF || c == 0x200B || c == 0x2060 || (c >= 0xE0000 && c <= 0xE007F);
        boolean half = Character.getType(c) == Character.SURROGATE;
        return control || direction || hidden || half;
    }

    /** At most this many characters, the last of them an ellipsis where something was cut; never half a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean runsRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
