package dev.casebook.store;

import dev.casebook.CasebookException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What every {@link ItemTable} refuses before it writes, so that all backends refuse the same things.
 *
 * <p>Sizes are bytes of UTF-8. They sit below DynamoDB's own limits (400 KB an item with its attribute names, 4 MB and 100
 * changes a transaction, 1 MB a page) with room for keys and names. Stateless.
 */
public final class ItemLimits {
    public static final int KEY_BYTES = 1_024;
    public static final int BODY_BYTES = 350_000;
    public static final int CHANGES = 100;
    public static final int TRANSACTION_BYTES = 4_000_000;

    /** Bodies on one page; a page ends with the item that passes this. */
    public static final int PAGE_BYTES = 1_000_000;

    private ItemLimits() {}

    /**
     * Checks an item before it is written.
     *
     * @throws CasebookException.Permanent when the key or the body is too large, or the key is not well-formed text
     */
    public static void check(Item item) {
        check(item.key());
        if (fits(item.body(), BODY_BYTES)) {
            return;
        }
        int bytes = utf8Length(item.body());
        if (bytes > BODY_BYTES) {
            throw new CasebookException.Permanent("An entry of " + bytes + " bytes is larger than the " + BODY_BYTES
                    + " that the store keeps in one place; nothing was written. Shorten its content.");
        }
    }

    /**
     * Checks a put before it is made.
     *
     * @throws CasebookException.Permanent as for its item
     * @throws IllegalStateException when it could change what is only ever added to ({@link AppendOnly})
     */
    public static void check(Change.Put put) {
        check(put.item());
        AppendOnly.check(put);
    }

    /**
     * Checks both parts of a key.
     *
     * @throws CasebookException.Permanent when a part is too long or holds half a surrogate pair
     */
    public static void check(Key key) {
        check(key.partition());
        check(key.sort());
    }

    /**
     * Checks a transaction before it is tried.
     *
     * @throws IllegalArgumentException for no change, more than 100, or two of one key
     * @throws CasebookException.Permanent when one item, or all together, are too large
     */
    public static void check(List<Change> changes) {
        if (changes.isEmpty() || changes.size() > CHANGES) {
            throw new IllegalArgumentException("a transaction makes 1 to 100 changes");
        }
        Set<Key> keys = new HashSet<>();
        long bytes = 0;
        for (Change change : changes) {
            if (!keys.add(change.key())) {
                throw new IllegalArgumentException("a transaction names each key at most once");
            }
            bytes += checkedBytes(change);
            AppendOnly.check(change);
        }
        if (bytes > TRANSACTION_BYTES) {
            throw new CasebookException.Permanent("A change of " + bytes + " bytes is larger than the "
                    + TRANSACTION_BYTES + " that the store writes at once; nothing was written. Make it in parts.");
        }
    }

    /** Whether a text surely has no more bytes of UTF-8, without looking at it: a character has three at most. */
    static boolean fits(String text, int bytes) {
        return 3L * text.length() <= bytes;
    }

    /** Bytes of the text in UTF-8, without making them. */
    public static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (isPair(text, i)) {
                bytes += 4;
                i++;
            } else {
                bytes += 1; // encoders put a question mark for half a pair
            }
        }
        return bytes;
    }

    private static long checkedBytes(Change change) {
        return switch (change) {
            case Change.Put put -> {
                check(put.item());
                yield 2L * KEY_BYTES + utf8Length(put.item().body());
            }
            case Change.Delete delete -> {
                check(delete.key());
                yield 2L * KEY_BYTES;
            }
            case Change.Check looked -> {
                check(looked.key());
                yield 2L * KEY_BYTES;
            }
        };
    }

    private static void check(String part) {
        if (!fits(part, KEY_BYTES) && utf8Length(part) > KEY_BYTES) {
            throw new CasebookException.Permanent("A name of more than " + KEY_BYTES
                    + " bytes cannot be stored; nothing was written. Use a shorter one.");
        }
        for (int i = 0; i < part.length(); i++) {
            if (Character.isSurrogate(part.charAt(i))) {
                if (!isPair(part, i)) {
                    throw new CasebookException.Permanent(
                            "A name holds half of a character; nothing was written. Use another name.");
                }
                i++;
            }
        }
    }

    private static boolean isPair(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }
}
