package dev.casebook.trace.redaction;

import java.util.Locale;
import java.util.Set;

/** Words before digits that make a number to call of them: "call me at", "tel. no", "my number is". */
final class PhoneCue {
    private static final Set<String> FILLERS =
            Set.of("me", "us", "at", "on", "number", "no", "is", "back", "him", "her", "them");
    private static final String[] WORDS = {
        "phone",
        "tel",
        "telephone",
        "mobile",
        "cell",
        "fax",
        "whatsapp",
        "call",
        "text",
        "sms",
        "reach",
        "dial",
        "contact"
    };
    private static final int MOST_FILLERS = 3;
    private static final int LONGEST_GAP = 4;
    private static final int LONGEST_WORD = 16;

    private PhoneCue() {}

    /** True when such words stand right before the index, on the same line. */
    static boolean isBefore(CharSequence text, int index) {
        int at = index;
        String after = "";
        for (int words = 0; words <= MOST_FILLERS; words++) {
            int end = endOfWord(text, at);
            int start = startOfWord(text, end);
            if (start == end) {
                return false;
            }
            String word = text.subSequence(start, end).toString().toLowerCase(Locale.ROOT);
            if (isCue(word) || (word.equals("number") && after.equals("is"))) {
                return true;
            }
            if (!FILLERS.contains(word)) {
                return false;
            }
            after = word;
            at = start;
        }
        return false;
    }

    private static boolean isCue(String word) {
        for (String cue : WORDS) {
            if (word.endsWith(cue)) {
                return true;
            }
        }
        return false;
    }

    /** The end of the word before the index; the index itself where there is none near. */
    private static int endOfWord(CharSequence text, int index) {
        int end = index;
        while (end > 0 && index - end < LONGEST_GAP && isGap(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isGap(char c) {
        return c != '\n' && !Character.isLetterOrDigit(c);
    }

    private static int startOfWord(CharSequence text, int end) {
        int start = end;
        while (start > 0 && end - start < LONGEST_WORD && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
