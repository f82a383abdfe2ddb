package dev.casebook.trace.redaction;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values that a field of the same trace gave away, found again in its texts: who is {@code patient_name} in a tool's
 * arguments is often greeted in the answer. Whole words, in the case they were written in; common words are left.
 */
final class KnownValues implements TextRule {
    private static final int MOST = 200;
    private static final int SHORTEST = 3;
    private static final Set<String> COMMON = Set.of(
            "May",
            "April",
            "June",
            "August",
            "Will",
            "Mark",
            "Grace",
            "Rose",
            "Bill",
            "Art",
            "Hope",
            "Faith",
            "Joy",
            "Dawn",
            "Summer",
            "Frank",
            "Rich",
            "Chase",
            "Guy",
            "Pat",
            "Sue",
            "Grant",
            "Miles",
            "Max",
            "Page",
            "Case",
            "Young",
            "Long",
            "Short",
            "Small",
            "Brown",
            "Black",
            "White",
            "Green",
            "Gray",
            "King",
            "Day",
            "Week",
            "Test",
            "User",
            "Patient",
            "Customer",
            "Guest",
            "Admin",
            "Unknown",
            "None",
            "Null",
            "True",
            "False",
            "The",
            "Slot");

    private final Map<String, String> kinds;
    private final Pattern pattern;

    private KnownValues(Map<String, String> kinds) {
        this.kinds = kinds;
        this.pattern = Pattern.compile(kinds.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}_])(?:", ")(?![\\p{L}\\p{N}_])")));
    }

    /** From value to kind. */
    static KnownValues of(Map<String, String> values) {
        Map<String, String> usable = new LinkedHashMap<>();
        values.forEach((value, kind) -> {
            if (usable.size() < MOST && isTelling(value)) {
                usable.put(value, kind);
            }
        });
        return new KnownValues(usable);
    }

    private static boolean isTelling(String value) {
        return value.length() >= SHORTEST
                && value.length() <= 100
                && !COMMON.contains(value)
                && !Pseudonyms.WRITTEN.matcher(value).find()
                && (Character.isUpperCase(value.charAt(0))
                        || value.chars().anyMatch(c -> c == '_' || c == '.' || c == '-'));
    }

    @Override
    public void find(CharSequence text, Consumer<Find> found) {
        if (kinds.isEmpty()) {
            return;
        }
        Matcher known = pattern.matcher(text);
        while (known.find()) {
            String value = known.group();
            found.accept(new Find(known.start(), known.end(), kinds.getOrDefault(value, "NAME"), value));
        }
    }
}
