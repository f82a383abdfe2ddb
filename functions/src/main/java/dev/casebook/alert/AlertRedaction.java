package dev.casebook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.alert.Alert.Member;
import dev.casebook.trace.Redactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An alert without personal data and secrets, in which trace ids and links still lead to their traces.
 *
 * <p>Everything is redacted in one go, so that a name which a label gives away is also found in the title. Texts of more than
 * 4,000 characters are cut afterwards. Safe for several threads.
 */
public final class AlertRedaction {
    private static final int LONGEST = 4_000;

    private final Redactor redactor;

    public AlertRedaction(Redactor redactor) {
        this.redactor = redactor;
    }

    /**
     * Redacts every text of an alert.
     *
     * @throws dev.casebook.CasebookException.Permanent when that fails; the alert must not be passed on then
     */
    public Alert redact(Alert alert) {
        List<RedactableLink> links =
                alert.links().stream().map(RedactableLink::new).toList();
        JsonNode redacted = redactor.redact(texts(alert, links));
        List<String> redactedLinks = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            redactedLinks.add(cut(links.get(i).with(redacted.path("links").path(i))));
        }
        return new Alert(
                alert.source(),
                redacted.path("group").asText(),
                alert.firing(),
                cut(redacted.path("title")
                        .asText()
                        .replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                        .strip()),
                map(alert.labels(), redacted.path("labels")),
                map(alert.annotations(), redacted.path("annotations")),
                redactedLinks,
                members(alert.members(), redacted.path("members")),
                alert.notice());
    }

    private static List<Member> members(List<Member> originals, JsonNode redacted) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            Member member = originals.get(i);
            members.add(new Member(
                    member.fingerprint(),
                    member.startsAt(),
                    member.firing(),
                    map(member.labels(), redacted.path(i).path("labels")),
                    map(member.annotations(), redacted.path(i).path("annotations"))));
        }
        return members;
    }

    private static ObjectNode texts(Alert alert, List<RedactableLink> links) {
        ObjectNode texts = Json.mapper().createObjectNode();
        texts.put("title", alert.title());
        texts.put("group", alert.group());
        put(texts, alert.labels(), alert.annotations());
        ArrayNode array = texts.putArray("links");
        links.forEach(link -> array.add(link.texts()));
        ArrayNode members = texts.putArray("members");
        alert.members().forEach(member -> put(members.addObject(), member.labels(), member.annotations()));
        return texts;
    }

    private static void put(ObjectNode texts, Map<String, String> labels, Map<String, String> annotations) {
        ObjectNode ofLabels = texts.putObject("labels");
        labels.forEach(ofLabels::put);
        ObjectNode ofAnnotations = texts.putObject("annotations");
        annotations.forEach(ofAnnotations::put);
    }

    private static Map<String, String> map(Map<String, String> original, JsonNode redacted) {
        Map<String, String> map = new LinkedHashMap<>();
        redacted.propertyStream()
                .forEach(entry -> map.put(entry.getKey(), cut(entry.getValue().asText())));
        original.forEach((name, value) -> {
            if (TraceIds.isNameOfOne(name) && TraceIds.isOne(value)) {
                map.put(name, value);
            }
        });
        return map;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
