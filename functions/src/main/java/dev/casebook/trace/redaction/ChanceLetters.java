package dev.casebook.trace.redaction;

/**
 * Tells letters drawn by chance from words in capitals and small letters, such as names in programs and paths: how often each
 * letter comes in English, and how often the case changes, weighed against each letter and each change being as likely as the
 * next. Linear in the text.
 */
final class ChanceLetters {
    /** How many of 1,000 letters of English text are an a, a b, and so on. */
    private static final int[] ENGLISH = {
        82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1
    };

    /** Names in programs have more of the rare letters (index, query, key) than prose. */
    private static final double OTHERS = 0.1;

    /** In bits: chance changes the case at every second letter, names in programs at every third. */
    private static final double CHANGE = 0.74;

    private static final double NO_CHANGE = -0.57;
    private static final double[] BITS = bits();

    private ChanceLetters() {}

    private static double[] bits() {
        double[] bits = new double[26];
        for (int i = 0; i < bits.length; i++) {
            double chance = 1.0 / bits.length;
            double words = (1 - OTHERS) * ENGLISH[i] / 1_000 + OTHERS * chance;
            bits[i] = Math.log(chance / words) / Math.log(2);
        }
        return bits;
    }

    /** True where chance explains the letters better than words do; other characters count for neither. */
    static boolean are(CharSequence text) {
        double bits = 0;
        boolean before = false;
        boolean upperBefore = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean letter = upper || (c >= 'a' && c <= 'z');
            if (letter) {
                bits += BITS[upper ? c - 'A' : c - 'a'];
                bits += before ? (upper == upperBefore ? NO_CHANGE : CHANGE) : 0;
            }
            before = letter;
            upperBefore = upper;
        }
        return bits > 0;
    }
}
