package dev.casebook.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds references to traces in what people paste and alerts carry: {@code tempo:4bf9…}, 16 or 32 hexadecimal digits, a W3C
 * {@code traceparent}, run ids of LangSmith, links of Grafana Explore and of LangSmith, and links that end in
 * {@code /traces/4bf9…}.
 *
 * <p>Sixteen digits and UUIDs are the ids of many things: they count where a name says trace or run, or where a person typed
 * nothing else.
 *
 * <p>Pure: a URL is read, never fetched, and only the id in it counts; where the trace is asked for is configuration.
 */
public final class TraceRefParser {
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"|]{1,16000}+");
    private static final Pattern NAMED = Pattern.compile(
            "(?<![A-Za-z0-9_-])([a-z][a-z0-9-]{0,39}+):([A-Za-z0-9._-]{1,128}+)(?:#([1-9][0-9]{0,3}+))?");
    private static final Pattern TRACEPARENT = Pattern.compile(
            "(?<![0-9A-Za-z_-])[0-9a-fA-F]{2}-([0-9a-fA-F]{32})-[0-9a-fA-F]{16}-[0-9a-fA-F]{2}(?![0-9A-Za-z_-])");
    private static final Pattern BARE = Pattern.compile("(?:([A-Za-z_.-]{1,40}+)[\"']?+[ \\t]?+[=:][ \\t]?+[\"']?+)?"
            + "(?<![0-9A-Za-z_-])([0-9a-fA-F]{32}|[0-9a-fA-F]{16})(?![0-9A-Za-z_-])");
    private static final Pattern RUN =
            Pattern.compile("(?:([A-Za-z_.-]{1,40}+)[\"']?+(?:[ \\t]?+[=:][ \\t]?+|[ \\t])[\"']?+)?"
                    + "(?<![0-9A-Za-z_-])(" + TraceLinks.UUID + ")(?![0-9A-Za-z_-])");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
    private static final int SHORT = 16;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16,32}");
    private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");
    private static final Set<String> TELLING = Set.of("id", "ref", "tempo", "link", "url", "see");
    private static final Set<String> PROSE = Set.of("summary", "description", "message", "title", "text", "details");

    private static final String LANGSMITH = "langsmith";

    private final String defaultSource;
    private final Optional<String> runSource;
    private final Set<String> sources;

    /** As the other, with a source named {@code langsmith}, if there is one, for runs. */
    public TraceRefParser(String defaultSource, Set<String> sources) {
        this(defaultSource, sources.contains(LANGSMITH) ? Optional.of(LANGSMITH) : Optional.empty(), sources);
    }

    /**
     * Makes a parser.
     *
     * @param defaultSource the source of trace ids that come without one
     * @param runSource the source of LangSmith's runs; without one, a link to a run becomes {@code langsmith:…} and is refused
     *     by its name when it is fetched, and other run ids are left
     * @param sources the configured sources, which {@code source:id} may name
     */
    public TraceRefParser(String defaultSource, Optional<String> runSource, Set<String> sources) {
        this.defaultSource = defaultSource;
        this.runSource = runSource;
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
            if (normal.contains("trace") || normal.endsWith("runid") || normal.contains(LANGSMITH)) {
                for (String part : SEPARATORS.split(value.strip(), -1)) {
                    addRun(refs, part);
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
            TraceLinks.runsIn(url.group())
                    .forEach(id -> refs.add(new TraceRef(runSource.orElse(LANGSMITH), lower(id))));
            byPlace.put(url.start(), refs);
            blank(rest, url.start(), url.end());
        }
        named(rest, byPlace);
        traceparents(rest, byPlace);
        if (bareToo) {
            bare(rest, byPlace);
            runs(rest, byPlace);
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
            String name = bare.group(1) == null ? "" : lower(bare.group(1));
            boolean telling = name.contains("trace") || TELLING.contains(name);
            boolean counts = bare.group(2).length() > SHORT
                    ? telling || name.isEmpty()
                    : name.contains("trace") || (isAll(text, bare.group(2)) && !isDecimal(bare.group(2)));
            if (counts) {
                List<TraceRef> refs = new ArrayList<>();
                add(refs, bare.group(2));
                byPlace.put(bare.start(2), refs);
            }
        }
    }

    private void runs(StringBuilder text, SortedMap<Integer, List<TraceRef>> byPlace) {
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            String name = run.group(1) == null ? "" : lower(run.group(1));
            String normal = name.replaceAll("[^a-z]", "");
            if (isAll(text, run.group(2)) || normal.contains("trace") || normal.matches("(?:parent|root)?run(?:id)?")) {
                List<TraceRef> refs = new ArrayList<>();
                addRun(refs, run.group(2));
                byPlace.put(run.start(2), refs);
            }
        }
    }

    private void addRun(List<TraceRef> refs, String id) {
        if (runSource.isPresent() && TraceLinks.isUuid(id)) {
            refs.add(new TraceRef(runSource.get(), lower(id)));
        }
    }

    /** Nothing but the id, with or without quotes. */
    private static boolean isAll(StringBuilder text, String id) {
        String all = text.toString().strip();
        return all.length() <= id.length() + 2 && all.contains(id);
    }

    private static boolean isDecimal(String id) {
        return DECIMAL.matcher(id).matches();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
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
