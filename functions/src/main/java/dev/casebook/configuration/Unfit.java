package dev.casebook.configuration;

/** A value does not have the expected shape; the message says what was expected and never quotes the value. */
final class Unfit extends RuntimeException {

    Unfit(String expected) {
        super(expected);
    }
}
