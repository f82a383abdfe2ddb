package dev.casebook.evaluation.judge;

import java.util.regex.Pattern;

/**
 * Whether a quotation stands in the agent's answer: word for word, with white space and typographic quotes alike. What stands
 * only in a tool's result or in the user's words is no evidence; neither is a scrap of fewer than three letters or digits,
 * unless the whole answer is as short.
 */
final class Evidence {
    private static final Pattern SPACE = Pattern.compile("\\s{1,1000}");
    private static final int SHORTEST = 3;

    private Evidence() {}

    static boolean standsIn(String answer, String quotation) {
        String whole = comparable(answer);
        String part = comparable(quotation);
        if (part.isEmpty()) {
            return false;
        }
        long letters = part.codePoints().filter(Character::isLetterOrDigit).count();
        return (letters >= SHORTEST && whole.contains(part)) || whole.equals(part);
    }

    private static String comparable(String text) {
        String plain = PlainText.of(text).replaceAll("[‘’]", "'").replaceAll("[“”]", "\"");
        return SPACE.matcher(plain).replaceAll(" ").strip();
    }
}
