package dev.casebook.trace;

/**
 * Double-quoted string literals as Go, TraceQL and LogQL read them: {@code \} and {@code "} are escaped, and control characters
 * cannot end the literal or the query.
 *
 * @see <a href="https://go.dev/ref/spec#String_literals">The Go language: string literals</a>
 */
public final class GoLiteral {
    private GoLiteral() {}

    /** The value as a literal, with its quotes. */
    public static String of(String value) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\', '"' -> literal.append('\\').append(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < ' ' || c == '\u007F') {
                        literal.append("\\u%04x".formatted((int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }
}
