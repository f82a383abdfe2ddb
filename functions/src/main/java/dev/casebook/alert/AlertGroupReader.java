package dev.casebook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.alert.Alert.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The shape that Grafana took over from Alertmanager: a group of alerts with what its members have in common. */
final class AlertGroupReader {
    /** A job must fit into one message of a queue. */
    private static final int MOST_MEMBERS = 1000;

    private static final int MOST_MEMBER_TEXT = 60_000;
    private static final int MOST_LINKS = 20;
    private static final List<String> LINKS = List.of("generatorURL", "dashboardURL", "panelURL");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{1,64}");

    private final String version;
    private final String advice;

    /**
     * Makes a reader.
     *
     * @param version what the payload says its version is
     * @param advice a sentence for whoever set up the sender, added to each error
     */
    AlertGroupReader(String version, String advice) {
        this.version = version;
        this.advice = advice;
    }

    Alert read(String source, byte[] body) {
        JsonNode group = Payload.read(body, advice).root();
        if (!version.equals(group.path("version").asText())) {
            throw malformed("version", "Expected \"" + version + "\".");
        }
        boolean firing = firing(group, "");
        List<JsonNode> alerts = alerts(group);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < Math.min(alerts.size(), MOST_MEMBERS); i++) {
            members.add(member(alerts.get(i), "alerts[" + i + "]."));
        }
        int first = first(members, firing);
        String at = "alerts[" + first + "].";
        Map<String, String> labels = texts(group, "", "commonLabels");
        labels.putAll(texts(group, "", "groupLabels"));
        labels.putAll(texts(alerts.get(first), at, "labels"));
        Map<String, String> annotations = texts(group, "", "commonAnnotations");
        annotations.putAll(texts(alerts.get(first), at, "annotations"));
        text(alerts.get(first), "valueString").ifPresent(values -> annotations.putIfAbsent("valueString", values));
        return new Alert(
                source,
                text(group, "groupKey").orElseThrow(() -> malformed("groupKey", "Expected a text.")),
                firing,
                text(group, "title").orElseGet(() -> title(labels, annotations)),
                labels,
                annotations,
                links(alerts, first),
                withTexts(members, alerts, labels, annotations));
    }

    /** What each member says that the whole does not; what would not fit into one message of a queue is left out. */
    private List<Member> withTexts(
            List<Member> members, List<JsonNode> alerts, Map<String, String> labels, Map<String, String> annotations) {
        List<Member> full = new ArrayList<>();
        int room = MOST_MEMBER_TEXT;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            String at = "alerts[" + i + "].";
            Map<String, String> own = different(texts(alerts.get(i), at, "labels"), labels);
            Map<String, String> notes = different(texts(alerts.get(i), at, "annotations"), annotations);
            room -= size(own) + size(notes);
            full.add(
                    room < 0
                            ? member
                            : new Member(member.fingerprint(), member.startsAt(), member.firing(), own, notes));
        }
        return full;
    }

    private static Map<String, String> different(Map<String, String> texts, Map<String, String> known) {
        texts.entrySet().removeIf(entry -> entry.getValue().equals(known.get(entry.getKey())));
        return texts;
    }

    private static int size(Map<String, String> texts) {
        return texts.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
    }

    private List<JsonNode> alerts(JsonNode group) {
        List<JsonNode> alerts = group.path("alerts").valueStream().toList();
        if (!group.path("alerts").isArray() || alerts.isEmpty()) {
            throw malformed("alerts", "Expected a list with at least one alert.");
        }
        return alerts;
    }

    private boolean firing(JsonNode node, String at) {
        return switch (node.path("status").asText()) {
            case "firing" -> true;
            case "resolved" -> false;
            default -> throw malformed(at + "status", "Expected firing or resolved.");
        };
    }

    private Member member(JsonNode alert, String at) {
        String fingerprint = alert.path("fingerprint").asText();
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw malformed(at + "fingerprint", "Expected hexadecimal digits.");
        }
        return new Member(fingerprint, time(alert, at), firing(alert, at));
    }

    private Instant time(JsonNode alert, String at) {
        try {
            return OffsetDateTime.parse(alert.path("startsAt").asText()).toInstant();
        } catch (DateTimeException e) {
            throw malformed(at + "startsAt", "Expected a time such as 2026-01-02T03:04:05Z.");
        }
    }

    /** A group that fires may begin with members that no longer do; what is of interest is one that does. */
    private static int first(List<Member> members, boolean firing) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).firing() == firing) {
                return i;
            }
        }
        return 0;
    }

    /** A mapping of texts; empty when the sender left it out. */
    private Map<String, String> texts(JsonNode node, String at, String name) {
        JsonNode map = node.path(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (map.isMissingNode() || map.isNull()) {
            return texts;
        }
        if (!map.isObject()) {
            throw malformed(at + name, "Expected an object of texts.");
        }
        map.propertyStream().forEach(entry -> {
            if (entry.getValue().isContainerNode()) {
                throw malformed(at + name, "Expected an object of texts.");
            }
            if (!entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return texts;
    }

    /** The first member's links, then the others'. */
    private static List<String> links(List<JsonNode> alerts, int first) {
        Set<String> links = new LinkedHashSet<>();
        LINKS.forEach(name -> text(alerts.get(first), name).ifPresent(links::add));
        for (JsonNode alert : alerts) {
            LINKS.forEach(name -> text(alert, name).ifPresent(links::add));
        }
        return links.stream().limit(MOST_LINKS).toList();
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue()).filter(text -> !text.isBlank());
    }

    private static String title(Map<String, String> labels, Map<String, String> annotations) {
        String name = labels.getOrDefault("alertname", "");
        String summary = annotations.getOrDefault("summary", "");
        if (name.isBlank()) {
            return summary.isBlank() ? "An alert without a name" : summary;
        }
        return summary.isBlank() ? name : name + ": " + summary;
    }

    private CasebookException malformed(String field, String expected) {
        return new CasebookException.Permanent(
                field + " is missing or malformed. " + expected + " Nothing was saved. " + advice);
    }
}
