package dev.casebook.casefile;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * The correct answer, written by a person who is named.
 *
 * @param text the answer in words
 * @param toolCalls calls the agent must make, with these arguments
 * @param mustSay passages the answer must hold, without regard to case
 * @param mustNotSay passages it must not hold
 * @param author who wrote it
 */
public record Reference(
        String text,
        List<ToolInvocation> toolCalls,
        List<String> mustSay,
        List<String> mustNotSay,
        String author,
        Instant writtenAt) {
    public Reference {
        requireNonNull(text, "text is null");
        requireNonNull(author, "author is null");
        requireNonNull(writtenAt, "writtenAt is null");
        toolCalls = List.copyOf(toolCalls);
        mustSay = List.copyOf(mustSay);
        mustNotSay = List.copyOf(mustNotSay);
    }

    /** Whether the same person says the same; when does not matter. */
    boolean saysTheSame(Reference other) {
        return author.equals(other.author) && asksTheSame(other);
    }

    /** Whether it asks the same of an answer, whoever wrote it. */
    boolean asksTheSame(Reference other) {
        return text.equals(other.text)
                && toolCalls.equals(other.toolCalls)
                && mustSay.equals(other.mustSay)
                && mustNotSay.equals(other.mustNotSay);
    }

    @Override
    public String toString() {
        return "Reference[by " + author + "]";
    }
}
