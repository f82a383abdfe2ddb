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
 * Explore, whose panes are JSON in the parameters {@code panes} (now) or {@code left} and {@code right} (before).
 */
final class TraceLinks {
    private static final Pattern PATH = Pattern.compile("/traces?/([0-9a-fA-F]{16,32})(?![0-9A-Za-z])");
    private static final Pattern ID = Pattern.compile("(?<![0-9A-Za-z])[0-9a-fA-F]{32}(?![0-9A-Za-z])");
    private static final Pattern WHOLE_ID = Pattern.compile("[0-9a-fA-F]{16,32}");
    private static final Set<String> PANES = Set.of("panes", "left", "right");
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
            Matcher id = ID.matcher(text);
            if (WHOLE_ID.matcher(text).matches()) {
                ids.add(text);
            } else {
                while (id.find()) {
                    ids.add(id.group());
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
