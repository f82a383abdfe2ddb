package dev.casebook.bot.message;

import static java.util.Objects.requireNonNull;

/**
 * A file to share.
 *
 * @param name letters, digits, {@code . _ -}; the same for the same content, so that it is shared once; up to 100 characters
 * @param title what people read
 * @param content written as UTF-8; not empty
 */
public record TextFile(String name, String title, String content) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    public TextFile {
        requireNonNull(title, "title is null");
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("a file's name has letters, digits, dots, dashes and underscores");
        }
        if (content.isEmpty()) {
            throw new IllegalArgumentException("Slack takes no empty file");
        }
    }

    /** A text as a part of a file's name. */
    public static String inName(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^[-_]+|[-_]+$", "");
        return plain.isEmpty() ? "x" : plain.substring(0, Math.min(40, plain.length()));
    }

    @Override
    public String toString() {
        return "TextFile[" + name + ", " + content.length() + " characters]";
    }
}
