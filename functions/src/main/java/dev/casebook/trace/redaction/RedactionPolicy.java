package dev.casebook.trace.redaction;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs for one agent.
 *
 * @param keys names of fields whose whole value is replaced, besides the ones everybody has
 * @param allow texts that stay although a rule finds them, such as a clinic's doctors, whom a replay has to find; capitals do
 *     not matter. Of several words the last ones stay too: "Dr. Amara Okafor" also keeps "Amara Okafor" and "Okafor", not "Amara"
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
        if (allow.isEmpty()) {
            return false;
        }
        String found = text.strip().toLowerCase(Locale.ROOT);
        return allow.stream().anyMatch(allowed -> allowed.equals(found) || allowed.endsWith(" " + found));
    }
}
