package dev.casebook.trace.redaction;

import java.util.ArrayList;
import java.util.List;

/** A word of a text: letters, with apostrophes and hyphens between them. A possessive ending does not belong to it. */
final class Word {
    private final CharSequence text;
    private final int start;
    private final int end;
    private final boolean capital;
    private final boolean allCapitals;
    private String folded = "";
    private int kinds = -1;

    private Word(CharSequence text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.capital = Character.isUpperCase(text.charAt(start));
        this.allCapitals = capital && end - start > 1 && Character.isUpperCase(text.charAt(end - 1));
    }

    static List<Word> all(CharSequence text) {
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!Character.isLetter(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && isPart(text, i)) {
                i++;
            }
            words.add(new Word(text, start, withoutPossessive(text, start, i)));
        }
        return words;
    }

    private static boolean isPart(CharSequence text, int i) {
        char c = text.charAt(i);
        if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return true;
        }
        return (c == '\'' || c == '\u2019' || c == '-')
                && i + 1 < text.length()
                && Character.isLetter(text.charAt(i + 1));
    }

    private static int withoutPossessive(CharSequence text, int start, int end) {
        boolean possessive = end - start > 3
                && text.charAt(end - 1) == 's'
                && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '\u2019');
        return possessive ? end - 2 : end;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    boolean isCapital() {
        return capital;
    }

    boolean isAllCapitals() {
        return allCapitals;
    }

    String folded() {
        if (folded.isEmpty()) {
            folded = NameWords.folded(text.subSequence(start, end).toString());
        }
        return folded;
    }

    boolean isGiven() {
        return NameWords.isGiven(kinds());
    }

    boolean isFamily() {
        return NameWords.isFamily(kinds());
    }

    /** A word that proves no name. */
    boolean isOrdinary() {
        return NameWords.isOrdinary(kinds());
    }

    /** Somebody's name and hardly anything else. */
    boolean isSurelyName() {
        return length() > 2 && !isOrdinary() && (isGiven() || isFamily());
    }

    private int kinds() {
        if (kinds < 0) {
            kinds = NameWords.kinds(folded());
        }
        return kinds;
    }

    /** Not a piece of an identifier, an address or a path. */
    boolean isFree() {
        if (start > 0) {
            char before = text.charAt(start - 1);
            if (Character.isDigit(before) || ("_@/\\.$#%<-".indexOf(before) >= 0 && !isAfterSentence())) {
                return false;
            }
        }
        if (end >= text.length()) {
            return true;
        }
        char after = text.charAt(end);
        boolean more = end + 1 < text.length() && Character.isLetterOrDigit(text.charAt(end + 1));
        return !(Character.isDigit(after)
                || "_@/\\=(".indexOf(after) >= 0
                || ((after == '.' || after == ':' || after == '-') && more));
    }

    /** A line break that is written as {@code \n} or {@code \t} in code counts as one. */
    private boolean isAfterSentence() {
        return start > 1 && text.charAt(start - 1) == '-' && text.charAt(start - 2) == ' ';
    }

    /** One space between, and nothing else; or an initial's dot and a space. */
    boolean isNextTo(Word before) {
        int gap = start - before.end;
        return (gap == 1 && text.charAt(start - 1) == ' ')
                || (gap == 2
                        && before.length() == 1
                        && text.charAt(before.end) == '.'
                        && text.charAt(start - 1) == ' ');
    }

    /** "Mr. " and "Dr." end in a dot. */
    boolean isAfterTitle(Word title) {
        int gap = start - title.end;
        return gap >= 1 && gap <= 2 && text.charAt(title.end) == '.';
    }

    boolean isTitle() {
        return capital || length() > 2;
    }

    /** At most three characters between, none of which ends a thought. */
    boolean isNear(Word before) {
        if (start - before.end > 3) {
            return false;
        }
        for (int i = before.end; i < start; i++) {
            if (" ,.:\n".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    boolean startsGreeting() {
        return capital || start == 0 || text.charAt(start - 1) == '\n' || text.charAt(start - 1) == ' ';
    }

    /** Followed by the end of a line, a thought, or the text. */
    boolean endsLine() {
        return end == text.length()
                || "!,.\n;\"".indexOf(text.charAt(end)) >= 0
                || (end + 1 < text.length() && text.charAt(end) == ' ' && Character.isUpperCase(text.charAt(end + 1)));
    }

    /** Not the first word of a sentence, where every word has a capital. */
    boolean isInSentence() {
        for (int i = start - 1; i >= 0 && start - i < 4; i--) {
            char c = text.charAt(i);
            if (c != ' ' && c != '"' && c != '(' && c != '\'') {
                return c != '.' && c != '!' && c != '?' && c != ':' && c != '\n';
            }
        }
        return false;
    }
}
