package dev.casebook.local.tracestore;

/**
 * A piece of a query.
 *
 * @param text the sign or word; of a string its content, of an attribute's quoted name the whole path without quotes
 * @param column where it begins, counted from 1
 */
record TraceQlToken(Kind kind, String text, int column) {

    enum Kind {
        SIGN,
        WORD,
        STRING,
        END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    String shown() {
        return kind == Kind.END ? "the end of the query" : "\"" + text + "\"";
    }
}
