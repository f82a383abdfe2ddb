package dev.casebook.trace.redaction;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs for one agent.
 *
 * @param keys names of fields whose whole value is replaced, besides the ones everybody has
 * @param allow texts that stay although a rule finds them, such as the name of a clinic's doctor; capitals do not matter
 */
public record RedactionPolicy(Set<String> keys, Set<String> allow) {
    public static final RedactionPolicy NONE = new RedactionPolicy(Set.of(), Set.of());

    public RedactionPolicy {
        keys = Set.copyOf(keys);
        allow = allow.stream()
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean allows(String text) {
        return !allow.isEmpty() && allow.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
