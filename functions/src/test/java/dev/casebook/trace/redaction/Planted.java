package dev.casebook.trace.redaction;

import dev.casebook.trace.Trace;
import java.util.List;

/**
 * A made-up trace and what was hidden in it.
 *
 * @param values what must be gone
 * @param kept ids, amounts, dates and times that must still be there, letter by letter
 */
record Planted(Trace trace, List<Value> values, List<String> kept) {

    enum Group {
        STRUCTURED,
        SECRET,
        NAME
    }

    /**
     * One hidden value.
     *
     * @param type such as {@code email}
     * @param place such as {@code base64}
     * @param pieces what must not be readable afterwards: the value, or its halves where it was split
     * @param names the words of a name, empty for others
     */
    record Value(Group group, String type, String place, List<String> pieces, List<String> names) {}
}
