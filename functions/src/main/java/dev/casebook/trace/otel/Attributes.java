package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a span, an event or a resource, by name. Several names mean: the first that is there.
 *
 * <p>A blank text counts as absent. Immutable as long as the given values are not changed.
 */
public final class Attributes {
    static final Attributes NONE = new Attributes(Map.of());

    private final Map<String, JsonNode> values;

    /** One bit for each name that may be there: conventions ask for dozens of names, and most of them are not. */
    private final long marks;

    public Attributes(Map<String, JsonNode> values) {
        this.values = new LinkedHashMap<>(values);
        long all = 0;
        for (String name : values.keySet()) {
            all |= mark(name);
        }
        this.marks = all;
    }

    private static long mark(String name) {
        return 1L << (name.hashCode() & 63);
    }

    private @Nullable JsonNode value(String name) {
        return (marks & mark(name)) == 0 ? null : values.get(name);
    }

    boolean has(String name) {
        return value(name) != null;
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
            JsonNode value = value(name);
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
        JsonNode value = value(name);
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
            JsonNode value = value(name);
            if (value != null && !value.isNull()) {
                return Optional.of(JsonText.of(value));
            }
        }
        return Optional.empty();
    }

    /** {@code prefix.0.rest}, {@code prefix.1.rest} … as attributes named {@code rest}, in numeric order; gaps are skipped. */
    List<Attributes> indexed(String prefix) {
        String start = prefix + ".";
        if (!hasAnyUnder(start)) {
            return List.of();
        }
        SortedMap<Integer, Map<String, JsonNode>> groups = new TreeMap<>();
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
