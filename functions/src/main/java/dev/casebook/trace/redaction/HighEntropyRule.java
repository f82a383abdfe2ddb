package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Keys of no known shape: at least 32 characters without a break that mix capitals, small letters and digits as evenly as
 * chance does. Where chance gave hardly a digit, the letters themselves tell it from words ({@link ChanceLetters}). Ids that
 * programs give out begin with a word ({@code call_…}, {@code chatcmpl-…}) or are hexadecimal, and stay.
 */
final class HighEntropyRule implements TextRule {
    private static final int SHORTEST = 32;
    private static final double BITS = 4.0;
    private static final int LONGEST = 512;
    private static final Pattern AN_ID = Pattern.compile(
            "[0-9a-fA-F-]+|[A-Z0-9_-]+|[a-z0-9_.-]+|(?:[a-z]{2,12}[-_]){1,3}[A-Za-z0-9]{8,40}(?:-[0-9]{1,4})?");
    private static final int MOST_WORD = 6;

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        for (Scan.Token token : scan.longTokens()) {
            int start = token.start();
            String text = scan.string();
            for (int i = start; i <= token.end(); i++) {
                if (i == token.end() || breaks(text, i)) {
                    check(text, start, i, found);
                    start = i + 1;
                }
            }
        }
    }

    /** A dot, an equals sign before more, and a slash in what looks like a path end a key. */
    private static boolean breaks(String text, int at) {
        char c = text.charAt(at);
        boolean more = at + 1 < text.length() && text.charAt(at + 1) != '=' && Scan.isTokenPart(text.charAt(at + 1));
        return c == '.' || c == '~' || (c == '=' && more);
    }

    private static void check(String text, int start, int end, Consumer<Find> found) {
        int length = end - start;
        if (length < SHORTEST || length > LONGEST) {
            return;
        }
        String key = text.substring(start, end);
        if (mixes(key)
                && !AN_ID.matcher(key).matches()
                && bits(key) >= BITS
                && Base64Text.decoded(key).isEmpty()) {
            found.accept(new Find(start, end, "SECRET", key));
        }
    }

    /** All three kinds of characters, in no order that words would give them. */
    private static boolean mixes(String key) {
        int lower = 0;
        int upper = 0;
        int digits = 0;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            lower += isLower(c) ? 1 : 0;
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return lower > 3 && upper > 3 && ((digits > 1 && !hasWords(key)) || ChanceLetters.are(key));
    }

    /**
     * Seven small letters together, as paths and identifiers have. Chance puts them into one key of thirty as well: then the
     * rest of it changes its kind of character at every second step, where names do so at every third, or it has a plus sign,
     * which no path and no name has.
     */
    private static boolean hasWords(String key) {
        int word = 0;
        int longest = 0;
        int changes = 0;
        for (int i = 0; i < key.length(); i++) {
            word = isLower(key.charAt(i)) ? word + 1 : 0;
            longest = Math.max(longest, word);
            changes += i > 0 && kind(key.charAt(i)) != kind(key.charAt(i - 1)) ? 1 : 0;
        }
        return longest > MOST_WORD + key.length() / 60 && key.indexOf('+') < 0 && changes * 2 < key.length() - longest;
    }

    private static int kind(char c) {
        if (isLower(c)) {
            return 0;
        }
        return c >= 'A' && c <= 'Z' ? 1 : (c >= '0' && c <= '9' ? 2 : 3);
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Shannon's entropy of the characters, in bits each. */
    private static double bits(String key) {
        int[] counts = new int[128];
        for (int i = 0; i < key.length(); i++) {
            counts[key.charAt(i) & 127]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / key.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
