package dev.casebook.trace.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * One application of the rules: redacts texts and JSON values and counts what it replaced. Redacting a result again changes
 * nothing. Not safe for several threads.
 */
public final class Redaction {
    /** A replacement can bring out a next find once or twice; it never took more in the property tests. */
    private static final int MOST_PASSES = 8;

    /** One character says nothing. */
    private static final int SHORTEST = 2;

    /** Below this, text in an encoding is not decoded once more. */
    private static final int ENCODED = 100;

    private final Pseudonyms pseudonyms;
    private final PhoneRule phones;
    private final List<TextRule> rules;
    private final RedactionPolicy policy;
    private final JsonRedaction json;
    private final SplitValues split;
    private Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Done> done = new HashMap<>();
    private final Map<String, String> learned = new LinkedHashMap<>();

    Redaction(Pseudonyms pseudonyms, PhoneRule phones, List<TextRule> rules, RedactionPolicy policy) {
        this.pseudonyms = pseudonyms;
        this.phones = phones;
        this.rules = rules;
        this.policy = policy;
        FieldNames names = FieldNames.with(policy.keys());
        this.json = new JsonRedaction(this, names);
        this.split = new SplitValues(this, names);
    }

    /** Free text, or JSON in a text, which is walked as JSON. A conversation is repeated in each call, so results are kept. */
    public String text(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        Done before = done.get(text);
        if (before != null) {
            add(before.counts());
            return before.text();
        }
        Map<String, Integer> outer = counts;
        counts = new HashMap<>();
        String redacted = passes(text, 0);
        Map<String, Integer> here = counts;
        counts = outer;
        add(here);
        done.put(text, new Done(redacted, here.isEmpty() ? Map.of() : here));
        return redacted;
    }

    private void add(Map<String, Integer> more) {
        if (!more.isEmpty()) {
            more.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
        }
    }

    /** A text that was redacted before, and what was replaced in it. */
    private record Done(String text, Map<String, Integer> counts) {}

    /** Texts that follow one another, such as the messages of a conversation: also values that begin in one and end in the next. */
    public List<String> texts(List<String> texts) {
        return split.joined(texts).stream().map(this::text).toList();
    }

    /** Every text and every name in the value. */
    public JsonNode json(JsonNode value) {
        return json.redact(value, 0);
    }

    /** An id that is left when it says nothing about a person, and becomes a pseudonym of the kind otherwise. */
    public String id(String kind, String id) {
        return Pseudonyms.isOne(id) || policy.allows(id) || OpaqueIds.isOpaque(id) ? text(id) : replaced(kind, id);
    }

    /** Kind in lower case, such as {@code email}, to how many were replaced. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** The values of telling fields and introductions that were met, in that order: from value to kind. */
    public Map<String, String> learned() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(learned));
    }

    String text(String text, int depth) {
        return depth == 0 ? text(text) : passes(text, depth);
    }

    private String passes(String text, int depth) {
        String now = text;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            String before = now;
            now = json.inText(before, depth).orElseGet(() -> plain(before, depth));
            if (now.equals(before)) {
                return now;
            }
        }
        return now;
    }

    /** The whole value of a field of this kind. */
    String field(String kind, String value) {
        if (value.isBlank() || Pseudonyms.isOne(value) || policy.allows(value)) {
            return value;
        }
        if (kind.equals("PHONE")) {
            return phones.inField(value).map(number -> replaced(kind, number)).orElseGet(() -> text(value));
        }
        if (kind.equals("CARD") || kind.equals("IBAN") || kind.equals("NATIONALID")) {
            return replaced(kind, NationalIdRule.normal(value));
        }
        return replaced(kind, value);
    }

    String replaced(String kind, String value) {
        counts.merge(kind.toLowerCase(Locale.ROOT), 1, Integer::sum);
        if (kind.equals("NAME") || kind.equals("USER") || kind.equals("SESSION")) {
            learned.putIfAbsent(value.strip(), kind);
        }
        return pseudonyms.of(kind, value);
    }

    private String plain(String text, int depth) {
        if (text.length() < SHORTEST) {
            return text;
        }
        Scan scan = new Scan(text);
        String clear = depth >= ENCODED ? text : Encoded.redact(scan, inner -> text(inner, ENCODED));
        Scan now = clear.equals(text) ? scan : new Scan(clear);
        return with(clear, finds(now));
    }

    private String with(String text, List<Find> finds) {
        if (finds.isEmpty()) {
            return text;
        }
        StringBuilder redacted = new StringBuilder();
        int from = 0;
        for (Find find : finds) {
            redacted.append(text, from, find.start()).append(replaced(find.kind(), find.value()));
            from = find.end();
        }
        return redacted.append(text, from, text.length()).toString();
    }

    /** Without overlaps and without what touches a pseudonym; of two that overlap, the one that begins first, is a secret, is longer. */
    List<Find> finds(Scan scan) {
        List<Find> all = new ArrayList<>();
        for (TextRule rule : rules) {
            rule.find(scan, all::add);
        }
        if (all.isEmpty()) {
            return all;
        }
        String text = scan.string();
        all.removeIf(find -> policy.allows(text.substring(find.start(), find.end())));
        Matcher written = Pseudonyms.WRITTEN.matcher(text);
        while (written.find()) {
            all.add(new Find(written.start(), written.end(), "", ""));
        }
        all.sort(Comparator.comparing((Find find) -> !find.kind().isEmpty())
                .thenComparing(Find::start)
                .thenComparing(find -> !find.kind().equals("SECRET"))
                .thenComparing(Find::end, Comparator.reverseOrder()));
        return withoutOverlaps(all);
    }

    private static List<Find> withoutOverlaps(List<Find> all) {
        TreeMap<Integer, Find> kept = new TreeMap<>();
        for (Find find : all) {
            Map.Entry<Integer, Find> before = kept.floorEntry(find.start());
            Map.Entry<Integer, Find> after = kept.ceilingEntry(find.start());
            boolean free = (before == null || !before.getValue().overlaps(find.start(), find.end()))
                    && (after == null || !after.getValue().overlaps(find.start(), find.end()));
            if (free) {
                kept.put(find.start(), find);
            }
        }
        return kept.values().stream().filter(find -> !find.kind().isEmpty()).toList();
    }
}
