package dev.casebook.trace;

import static java.util.Objects.requireNonNull;

/**
 * One turn of a conversation, as text.
 *
 * @param role {@code user}, {@code assistant}, {@code system} or {@code tool}, as the source said it
 * @param content what was said; may be empty
 */
public record Message(String role, String content) {
    public Message {
        requireNonNull(role, "role is null");
        requireNonNull(content, "content is null");
    }

    @Override
    public String toString() {
        return "Message[" + role + ", " + content.length() + " characters]";
    }
}
