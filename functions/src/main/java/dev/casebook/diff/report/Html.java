package dev.casebook.diff.report;

/** Builds HTML in which every text is escaped; tags are literals of the code. Not for several threads. */
final class Html {
    private final StringBuilder html = new StringBuilder();

    /** A literal. */
    Html tag(String literal) {
        html.append(literal);
        return this;
    }

    /** Anything. */
    Html text(String text) {
        text.codePoints().forEach(this::escape);
        return this;
    }

    /** An element that holds a text. */
    Html element(String name, String text) {
        return tag("<" + name + ">").text(text).tag("</" + name + ">");
    }

    /** Control characters, direction overrides and halves of characters show as what they are: nothing. */
    private void escape(int c) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            case '\n', '\t' -> html.append((char) c);
            default -> {
                if (!disturbs(c)) {
                    html.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean disturbs(int c) {
        int type = Character.getType(c);
        boolean direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return type == Character.CONTROL || type == Character.SURROGATE || direction;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
