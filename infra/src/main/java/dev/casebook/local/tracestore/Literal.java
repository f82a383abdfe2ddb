package dev.casebook.local.tracestore;

/** The right side of a condition. */
sealed interface Literal {

    record Text(String value) implements Literal {}

    /** A number; a duration counts nanoseconds. */
    record Amount(double value) implements Literal {}

    record Truth(boolean value) implements Literal {}

    /** A status or a kind: {@code error}, {@code ok}, {@code unset}, {@code server}, … */
    record Keyword(String value) implements Literal {}

    /** {@code nil}: the attribute is absent. */
    record Nil() implements Literal {}
}
