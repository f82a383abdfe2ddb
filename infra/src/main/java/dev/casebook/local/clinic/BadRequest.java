package dev.casebook.local.clinic;

/** A request the agent cannot use. The message names the field and what was expected, never its content. */
final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    BadRequest(String field, String expected) {
        super("The field " + field + " " + expected + ".");
        this.field = field;
    }

    String field() {
        return field;
    }
}
