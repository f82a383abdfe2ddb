package dev.casebook.local.tracestore;

/** A request that cannot be answered; its message is sent with status 400 as plain text, as Tempo does. */
final class BadQuery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String text;

    BadQuery(String text) {
        super(text);
        this.text = text;
    }

    String text() {
        return text;
    }
}
