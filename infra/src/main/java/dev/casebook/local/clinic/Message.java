package dev.casebook.local.clinic;

/** One earlier turn of a conversation. Its text may hold personal data and never goes to a log. */
public record Message(String role, String content) {

    boolean isUser() {
        return "user".equals(role);
    }

    @Override
    public String toString() {
        return "Message[" + role + ", " + content.length() + " characters]";
    }
}
