package dev.casebook.trace.redaction;

/**
 * A stretch of text to be replaced.
 *
 * @param start included
 * @param end excluded
 * @param kind such as {@code EMAIL}
 * @param value what is the same for every way of writing it
 */
record Find(int start, int end, String kind, String value) {

    boolean overlaps(int otherStart, int otherEnd) {
        return start < otherEnd && otherStart < end;
    }
}
