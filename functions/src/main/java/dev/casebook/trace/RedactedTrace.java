package dev.casebook.trace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A trace that may be stored and shown: only {@link Redactor} makes one from a trace, and only storage restores one.
 *
 * <p>Carries how many values of which kind were replaced, and the version of the rules that did it.
 */
public final class RedactedTrace {
    private final Trace trace;
    private final Map<String, Integer> replaced;
    private final String rules;
    private final Optional<String> key;

    RedactedTrace(Trace trace, Map<String, Integer> replaced, String rules, Optional<String> key) {
        this.trace = requireNonNull(trace, "trace is null");
        this.replaced = new TreeMap<>(replaced);
        this.rules = requireNonNull(rules, "rules is null");
        this.key = requireNonNull(key, "key is null");
    }

    /** What storage gives back; not for anything else. */
    @JsonCreator
    public static RedactedTrace restored(
            @JsonProperty("trace") Trace trace,
            @JsonProperty("replaced") Map<String, Integer> replaced,
            @JsonProperty("rules") String rules,
            @JsonProperty("key") Optional<String> key) {
        return new RedactedTrace(trace, replaced, rules, key);
    }

    /** One turn of it, by the number that its reference carries; 0 is the last. */
    public RedactedTrace turn(int number) {
        return new RedactedTrace(TraceTurns.cut(trace, number), replaced, rules, key);
    }

    @JsonProperty("trace")
    public Trace trace() {
        return trace;
    }

    /** Kind of value, such as {@code email}, to how many were replaced. */
    @JsonProperty("replaced")
    public Map<String, Integer> replaced() {
        return Map.copyOf(replaced);
    }

    /** Version of the redaction rules. */
    @JsonProperty("rules")
    public String rules() {
        return rules;
    }

    /** Id of the key of the pseudonyms; empty for what was redacted before keys had one. */
    @JsonProperty("key")
    public Optional<String> key() {
        return key;
    }

    @Override
    public String toString() {
        return "Redacted" + trace;
    }
}
