package dev.casebook.local.house;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.alert.AlertProof;
import dev.casebook.configuration.AlertEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A request as a source would make it, with its proof, that opens no incident: a resolved notification of a group that nobody knows,
 * or what the sender itself posts as a test.
 *
 * @param expected the HTTP statuses that show that the door works
 */
record TestAlert(String body, Map<String, String> headers, Set<Integer> expected, String wellSaid) {
    private static final String ACCEPTED = "a test alert was accepted.";

    static TestAlert of(AlertEntry source, String secret, Instant now) {
        String body = body(source);
        return switch (source.proof()) {
            case AlertProof.Signed signed ->
                new TestAlert(
                        body,
                        signed.scheme().headers(secret, now, body.getBytes(StandardCharsets.UTF_8)),
                        statuses(source),
                        ACCEPTED);
            case AlertProof.Token token ->
                new TestAlert(
                        body,
                        Map.of(
                                token.header(),
                                token.header().equalsIgnoreCase(AlertProof.Token.AUTHORIZATION)
                                        ? "Bearer " + secret
                                        : secret),
                        statuses(source),
                        ACCEPTED);
            case AlertProof.SnsTopics topics ->
                new TestAlert(
                        body,
                        Map.of(),
                        Set.of(401),
                        "a forged message was refused. A genuine one comes from AWS: aws cloudwatch set-alarm-state.");
        };
    }

    boolean isAnsweredWell(int status) {
        return expected.contains(status);
    }

    /** A generic sender's body cannot be made from its mapping, so that a field is missed shows that the proof was good. */
    private static Set<Integer> statuses(AlertEntry source) {
        return source.type().equals(AlertEntry.GENERIC) ? Set.of(200, 400) : Set.of(200);
    }

    private static String body(AlertEntry source) {
        return switch (source.type()) {
            case AlertEntry.GRAFANA -> group(source, "1").toString();
            case AlertEntry.ALERTMANAGER -> group(source, "4").toString();
            case AlertEntry.PAGERDUTY -> "{\"event\":{\"id\":\"casebook-doctor\",\"event_type\":\"pagey.ping\"}}";
            case AlertEntry.LANGSMITH -> "{\"rule_id\":\"casebook-doctor\",\"runs\":[]}";
            default -> "{}";
        };
    }

    private static ObjectNode group(AlertEntry source, String version) {
        ObjectNode labels = Json.mapper().createObjectNode().put("alertname", "casebook doctor");
        source.routes().stream().findFirst().ifPresent(route -> route.match().forEach(labels::put));
        ObjectNode group = Json.mapper().createObjectNode();
        group.put("version", version);
        group.put("status", "resolved");
        group.put("state", "ok");
        group.put("receiver", "casebook");
        group.put("groupKey", "casebook doctor");
        group.put("title", "Test alert");
        group.set("groupLabels", labels);
        group.set("commonLabels", labels.deepCopy());
        group.putObject("commonAnnotations");
        group.put("externalURL", "");
        ObjectNode alert = group.putArray("alerts").addObject();
        alert.put("status", "resolved");
        alert.set("labels", labels.deepCopy());
        alert.putObject("annotations");
        alert.put("startsAt", "2026-01-01T00:00:00Z");
        alert.put("endsAt", "2026-01-01T00:01:00Z");
        alert.put("generatorURL", "");
        alert.put("fingerprint", "0000000000000000");
        return group;
    }
}
