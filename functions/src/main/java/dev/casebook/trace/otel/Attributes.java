package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attributes of a span, an event or a resource, by name. Several names mean: the first that is there.
 *
 * <p>A blank text counts as absent. Immutable as long as the given values are not changed.
 */
public final class Attributes {
    private final Map<String, JsonNode> values;

    public Attributes(Map<String, JsonNode> values) {
        this.values = new LinkedHashMap<>(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean hasAnyUnder(String prefix) {
        for (String name : values.keySet()) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return values.size();
    }

    /** Scalars as text; a list or a map as its JSON. */
    Optional<String> text(String... names) {
        for (String name : names) {
            JsonNode value = values.get(name);
            if (value != null && !value.isNull()) {
                String text = value.isValueNode() ? value.asText() : value.toString();
                if (!text.isBlank()) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }

    /** As {@link #text}, where the value is long: a structured one is written as its JSON. */
    Optional<String> rawText(String name) {
        JsonNode value = values.get(name);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(value.isTextual() ? value.textValue() : value.toString());
    }

    Optional<Long> integer(String... names) {
        return number(names).map(Double::longValue);
    }

    /** A number, also where it was written as text. Not-a-number and infinities count as absent. */
    Optional<Double> number(String... names) {
        return text(names).flatMap(text -> {
            try {
                return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        });
    }

    /** A structured value: native, or JSON in a text. */
    Optional<JsonText> json(String... names) {
        for (String name : names) {
            JsonNode value = values.get(name);
            if (value != null && !value.isNull()) {
                return Optional.of(JsonText.of(value));
            }
        }
        return Optional.empty();
    }

    /** {@code prefix.0.rest}, {@code prefix.1.rest} … as attributes named {@code rest}, in numeric order; gaps are skipped. */
    List<Attributes> indexed(String prefix) {
        SortedMap<Integer, Map<String, JsonNode>> groups = new TreeMap<>();
        String start = prefix + ".";
        values.forEach((name, value) -> {
            int dot = name.indexOf('.', start.length());
            if (name.startsWith(start) && dot > 0) {
                String index = name.substring(start.length(), dot);
                if (index.length() <= 6 && index.chars().allMatch(c -> c >= '0' && c <= '9') && !index.isEmpty()) {
                    groups.computeIfAbsent(Integer.valueOf(index), absent -> new LinkedHashMap<>())
                            .put(name.substring(dot + 1), value);
                }
            }
        });
        return groups.values().stream().map(Attributes::new).toList();
    }

    @Override
    public String toString() {
        return "Attributes[" + values.size() + "]";
    }
}
