package dev.casebook.trace;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What to search for. Every criterion that is present must hold. What a person searches for may be personal data: a query is
 * never stored or logged.
 *
 * @param where exact values of the fields that every source knows
 * @param text words that the conversation holds
 * @param attributes exact values of a source's own attributes, by the names it uses
 * @param symptom what must be wrong with the trace
 * @param from start of the window, included
 * @param to end of the window
 * @param limit most hits, 1 to 100
 */
public record TraceQuery(
        Map<Field, String> where,
        Optional<String> text,
        Map<String, String> attributes,
        Optional<Symptom> symptom,
        Instant from,
        Instant to,
        int limit) {

    /** What every source can be asked about. */
    public enum Field {
        AGENT,
        /** A conversation's id counts as a session's. */
        SESSION,
        USER,
        ENVIRONMENT
    }

    /** What can be wrong with a trace. */
    public enum Symptom {
        /** A step has an error. */
        ERROR,
        /** A tool call has an error. */
        TOOL_ERROR,
        /** Feedback or an evaluator gave less than half of what it can give. */
        LOW_SCORE,
        /** Nothing in particular; the slowest come first. */
        SLOW
    }

    public TraceQuery {
        where = Map.copyOf(where);
        requireNonNull(text, "text is null");
        attributes = Map.copyOf(attributes);
        requireNonNull(symptom, "symptom is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit must be 1 to 100");
        }
    }

    /** Everything in a window. */
    public static TraceQuery between(Instant from, Instant to, int limit) {
        return new TraceQuery(Map.of(), Optional.empty(), Map.of(), Optional.empty(), from, to, limit);
    }

    /** The same, where the field also has that value. */
    public TraceQuery where(Field field, String value) {
        Map<Field, String> more = new EnumMap<>(Field.class);
        more.putAll(where);
        more.put(field, value);
        return new TraceQuery(more, text, attributes, symptom, from, to, limit);
    }

    /** The same, where the conversation also holds the text. */
    public TraceQuery holding(String words) {
        return new TraceQuery(where, Optional.of(words), attributes, symptom, from, to, limit);
    }

    /** The same, where a source's own attribute also has that value. */
    public TraceQuery attribute(String name, String value) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(name, value);
        return new TraceQuery(where, text, more, symptom, from, to, limit);
    }

    /** The same, with something wrong. */
    public TraceQuery showing(Symptom wrong) {
        return new TraceQuery(where, text, attributes, Optional.of(wrong), from, to, limit);
    }

    public Optional<String> value(Field field) {
        return Optional.ofNullable(where.get(field));
    }

    @Override
    public String toString() {
        return "TraceQuery[" + where.keySet() + ", " + attributes.size() + " attributes, " + symptom + ", " + from
                + " to " + to + "]";
    }
}
