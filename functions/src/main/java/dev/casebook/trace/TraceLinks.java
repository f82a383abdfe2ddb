package dev.casebook.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trace ids in a link: the last part of {@code …/traces/4bf9…}, a {@code traceId=…} parameter, and the queries of Grafana
 * Explore, whose panes are JSON in the parameters {@code panes} (now) or {@code left} and {@code right} (before). Run ids in
 * a link of LangSmith, private ({@code …/projects/p/…/r/<run>}, {@code …?peek=<run>}) and public
 * ({@code /public/<token>/r/<run>}); the token of a public link is no run.
 */
final class TraceLinks {
    private static final Pattern PATH = Pattern.compile("/traces?/([0-9a-fA-F]{16,32})(?![0-9A-Za-z])");
    static final String UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final Pattern WHOLE_UUID = Pattern.compile(UUID);
    private static final Pattern RUN_PATH =
            Pattern.compile("/(?:projects/p/" + UUID + "|public/" + UUID + ")/r/(" + UUID + ")(?![0-9A-Za-z-])");
    private static final Pattern LANGSMITH_PATH = Pattern.compile("/(?:projects/p/|public/)" + UUID);
    private static final Pattern TRACEQL_ID =
            Pattern.compile("(?:trace:id|\\btraceI[dD])\\s*=~?\\s*[\"`]([0-9a-fA-F]{16,32})[\"`]");
    private static final Pattern WHOLE_ID = Pattern.compile("[0-9a-fA-F]{16,32}");
    private static final Set<String> PANES = Set.of("panes", "left", "right");
    private static final Set<String> PEEKED = Set.of("peek", "run_id", "trace_id", "peeked_trace");
    private static final ObjectMapper JSON = new ObjectMapper();

    private TraceLinks() {}

    static List<String> idsIn(String url) {
        List<String> ids = new ArrayList<>();
        int query = url.indexOf('?');
        Matcher path = PATH.matcher(query < 0 ? url : url.substring(0, query));
        while (path.find()) {
            ids.add(path.group(1));
        }
        if (query >= 0) {
            int fragment = url.indexOf('#', query);
            parameters(fragment < 0 ? url.substring(query + 1) : url.substring(query + 1, fragment), ids);
        }
        return ids;
    }

    static boolean isUuid(String text) {
        return WHOLE_UUID.matcher(text).matches();
    }

    /** At most one: the run that the link opens. */
    static List<String> runsIn(String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        Matcher run = RUN_PATH.matcher(path);
        if (run.find()) {
            return List.of(run.group(1));
        }
        if (query < 0 || !LANGSMITH_PATH.matcher(path).find()) {
            return List.of();
        }
        List<String> peeked = new ArrayList<>();
        for (String parameter : url.substring(query + 1).split("[&#]", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0
                    && PEEKED.contains(parameter.substring(0, equals))
                    && isUuid(parameter.substring(equals + 1))) {
                peeked.add(parameter.substring(equals + 1));
            }
        }
        return peeked.stream().limit(1).toList();
    }

    private static void parameters(String query, List<String> ids) {
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                String name = decoded(parameter.substring(0, equals));
                String value = decoded(parameter.substring(equals + 1));
                String normal = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
                if (PANES.contains(name)) {
                    panes(value, ids);
                } else if ((normal.equals("traceid") || normal.equals("vartraceid") || normal.equals("trace"))
                        && WHOLE_ID.matcher(value).matches()) {
                    ids.add(value);
                }
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }

    private static void panes(String json, List<String> ids) {
        try {
            queries(JSON.readTree(json), ids);
        } catch (JsonProcessingException notJson) {
            // A link that lost its end names no trace.
        }
    }

    private static void queries(JsonNode value, List<String> ids) {
        JsonNode query = value.path("query");
        String type = value.path("datasource").path("type").asText();
        if (query.isTextual() && (type.isEmpty() || type.equals("tempo"))) {
            String text = query.textValue().strip();
            Matcher id = TRACEQL_ID.matcher(text);
            if (WHOLE_ID.matcher(text).matches()) {
                ids.add(text);
            } else {
                while (id.find()) {
                    ids.add(id.group(1));
                }
            }
        }
        value.forEach(inner -> {
            if (inner.isContainerNode()) {
                queries(inner, ids);
            }
        });
    }
}
