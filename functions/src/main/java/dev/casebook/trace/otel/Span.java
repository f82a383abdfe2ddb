package dev.casebook.trace.otel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One span as a source stored it, with ids in hex.
 *
 * @param parent the span it ran in
 * @param entry true when the parent, if any, lives in another process, so that it may well be kept elsewhere
 * @param failed true when its status is an error
 * @param statusMessage what the status said
 */
public record Span(
        String id,
        Optional<String> parent,
        boolean entry,
        String name,
        Instant start,
        Instant end,
        Attributes attributes,
        Attributes resource,
        List<Event> events,
        boolean failed,
        Optional<String> statusMessage) {
    public Span {
        requireNonNull(id, "id is null");
        requireNonNull(parent, "parent is null");
        requireNonNull(name, "name is null");
        requireNonNull(statusMessage, "statusMessage is null");
        events = List.copyOf(events);
    }

    /** Something that happened during a span. */
    public record Event(String name, Attributes attributes) {}

    Duration duration() {
        return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
    }
}
