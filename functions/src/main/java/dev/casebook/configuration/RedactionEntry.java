package dev.casebook.configuration;

import java.util.List;

/**
 * What differs for the redaction of one agent's traces and answers.
 *
 * @param keys names of fields whose whole value is replaced, besides the ones everybody has
 * @param allow texts that stay although they look like a name, a number or a key
 */
public record RedactionEntry(List<String> keys, List<String> allow) {
    public static final RedactionEntry NONE = new RedactionEntry(List.of(), List.of());

    public RedactionEntry {
        keys = List.copyOf(keys);
        allow = List.copyOf(allow);
    }
}
