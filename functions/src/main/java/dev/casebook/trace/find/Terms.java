package dev.casebook.trace.find;

import static java.util.Objects.requireNonNull;

import dev.casebook.trace.TraceQuery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a person searches for. May be personal data: never stored, logged or shown to anybody else, and sent only under
 * {@link TermSeal}.
 *
 * @param where what the sources are asked for; a conversation stands in its own component
 * @param conversation looked up where that is set up, and searched as a session
 * @param ticket looked up
 * @param text words that the conversation holds
 * @param source a source's name or a group's; all sources if empty
 * @param from start of the window, included
 * @param to end of the window
 */
public record Terms(
        Map<TraceQuery.Field, String> where,
        Optional<String> conversation,
        Optional<String> ticket,
        Optional<String> text,
        Optional<String> source,
        Instant from,
        Instant to) {
    public Terms {
        where = Map.copyOf(where);
        requireNonNull(conversation, "conversation is null");
        requireNonNull(ticket, "ticket is null");
        requireNonNull(text, "text is null");
        requireNonNull(source, "source is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
    }

    @Override
    public String toString() {
        return "Terms[" + where.keySet() + ", " + from + " to " + to + "]";
    }
}
