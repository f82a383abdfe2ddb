package dev.casebook.store;

import java.util.Comparator;

/**
 * The order of sort values: by their bytes in UTF-8, unsigned, which is the order of their code points.
 *
 * <p>{@link String#compareTo} differs: it puts characters beyond U+FFFF before U+E000. Stateless.
 */
public final class SortOrder implements Comparator<String> {
    public static final SortOrder BYTES = new SortOrder();

    private SortOrder() {}

    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Moves surrogates behind every other character, where the code points they stand for belong. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
