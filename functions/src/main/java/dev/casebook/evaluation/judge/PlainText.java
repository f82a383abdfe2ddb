package dev.casebook.evaluation.judge;

import java.util.regex.Pattern;

/**
 * Text without what people do not see and models do: control characters, zero-width and direction marks, tag characters
 * (U+E0000 and on), terminal escapes. Line breaks and tabs stay.
 */
final class PlainText {
    private static final Pattern ESCAPE = Pattern.compile("\\u001B\\[[0-9;?]{0,40}[ -/]{0,4}[@-~]");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}&&[^\\n\\t\\r]]");

    private PlainText() {}

    static String of(String text) {
        return UNSEEN.matcher(ESCAPE.matcher(text).replaceAll("")).replaceAll("");
    }
}
