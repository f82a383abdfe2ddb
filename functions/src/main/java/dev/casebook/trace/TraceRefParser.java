package dev.casebook.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds references to traces in what people paste and alerts carry: {@code tempo:4bf9…}, 32 hexadecimal digits, a W3C
 * {@code traceparent}, links of Grafana Explore, and links that end in {@code /traces/4bf9…}.
 *
 * <p>Pure: a URL is read, never fetched, and only the id in it counts; where the trace is asked for is configuration.
 */
public final class TraceRefParser {
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"|]{1,16000}+");
    private static final Pattern NAMED = Pattern.compile(
            "(?<![A-Za-z0-9_-])([a-z][a-z0-9-]{0,39}+):([A-Za-z0-9._-]{1,128}+)(?:#([1-9][0-9]{0,3}+))?");
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?<![0-9A-Za-z_-])[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?![0-9A-Za-z_-])");
    private static final Pattern BARE = Pattern.compile("(?:([A-Za-z_.-]{1,40}+)[\"']?+[ \\t]?+[=:][ \\t]?+[\"']?+)?"
            + "(?<![0-9A-Za-z_-])([0-9a-fA-F]{32})(?![0-9A-Za-z_-])");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16,32}");
    private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");
    private static final Set<String> TELLING = Set.of("id", "ref", "tempo", "link", "url", "see");
    private static final Set<String> PROSE = Set.of("summary", "description", "message", "title", "text", "details");

    private final String defaultSource;
    private final Set<String> sources;

    /**
     * Makes a parser.
     *
     * @param defaultSource the source of ids that come without one
     * @param sources the configured sources, which {@code source:id} may name
     */
    public TraceRefParser(String defaultSource, Set<String> sources) {
        this.defaultSource = defaultSource;
        this.sources = Set.copyOf(sources);
    }

    /** In the order in which they stand, each once. An ampersand that a chat escaped is understood. */
    public List<TraceRef> inText(String text) {
        return distinct(found(text, true));
    }

    /**
     * The references in named values, such as an alert's labels and annotations.
     *
     * <p>Under a name that says trace, an id may be short and stand alone; under other names, digits alone are taken for
     * something else unless the name is one for prose.
     */
    public List<TraceRef> inFields(Map<String, String> fields) {
        List<TraceRef> refs = new ArrayList<>();
        fields.forEach((name, value) -> {
            String normal = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            if (normal.contains("trace")) {
                for (String part : SEPARATORS.split(value.strip(), -1)) {
                    if (HEX.matcher(part).matches()) {
                        add(refs, part);
                    }
                }
            }
            refs.addAll(found(value, normal.contains("trace") || PROSE.contains(normal)));
        });
        return distinct(refs);
    }

    private List<TraceRef> found(String escaped, boolean bareToo) {
        String text = escaped.replace("&amp;", "&");
        SortedMap<Integer, List<TraceRef>> byPlace = new TreeMap<>();
        StringBuilder rest = new StringBuilder(text);
        Matcher url = URL.matcher(text);
        while (url.find()) {
            List<TraceRef> refs = new ArrayList<>();
            TraceLinks.idsIn(url.group()).forEach(id -> add(refs, id));
            byPlace.put(url.start(), refs);
            blank(rest, url.start(), url.end());
        }
        named(rest, byPlace);
        traceparents(rest, byPlace);
        if (bareToo) {
            bare(rest, byPlace);
        }
        return byPlace.values().stream().flatMap(List::stream).toList();
    }

    private void named(StringBuilder text, SortedMap<Integer, List<TraceRef>> byPlace) {
        Matcher named = NAMED.matcher(text.toString());
        while (named.find()) {
            String source = named.group(1);
            String id = named.group(2);
            boolean hex = id.matches("[0-9a-fA-F]{1,32}");
            if (sources.contains(source) && (hex || !source.equals("tempo"))) {
                TraceRef ref = TraceRef.parse(source + ":" + id);
                String turn = named.group(3);
                byPlace.put(named.start(), List.of(turn == null ? ref : ref.at(Integer.parseInt(turn))));
                blank(text, named.start(), named.end());
            }
        }
    }

    private void traceparents(StringBuilder text, SortedMap<Integer, List<TraceRef>> byPlace) {
        Matcher parent = TRACEPARENT.matcher(text.toString());
        while (parent.find()) {
            List<TraceRef> refs = new ArrayList<>();
            add(refs, parent.group(1));
            byPlace.put(parent.start(), refs);
            blank(text, parent.start(), parent.end());
        }
    }

    private void bare(StringBuilder text, SortedMap<Integer, List<TraceRef>> byPlace) {
        Matcher bare = BARE.matcher(text);
        while (bare.find()) {
            String name = bare.group(1) == null ? "" : bare.group(1).toLowerCase(Locale.ROOT);
            if (name.isEmpty() || name.contains("trace") || TELLING.contains(name)) {
                List<TraceRef> refs = new ArrayList<>();
                add(refs, bare.group(2));
                byPlace.put(bare.start(2), refs);
            }
        }
    }

    /** An id of zeros means "no trace" in every tracing system. */
    private void add(List<TraceRef> refs, String hex) {
        if (hex.chars().anyMatch(c -> c != '0')) {
            refs.add(new TraceRef(defaultSource, TraceRef.tempo(hex).id()));
        }
    }

    private static void blank(StringBuilder text, int from, int to) {
        text.replace(from, to, " ".repeat(to - from));
    }

    private static List<TraceRef> distinct(List<TraceRef> refs) {
        return List.copyOf(new LinkedHashSet<>(refs));
    }
}
