package dev.casebook.alert;

import dev.casebook.alert.Alert.Member;
import dev.casebook.alert.Alert.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a PagerDuty V3 webhook subscription posts. An incident of theirs is one group; what happens to it besides being
 * triggered, escalated, reopened or resolved is no news here.
 *
 * <p>Source: {@code PagerDuty/developer-docs: docs/webhooks/01-Overview.md}.
 */
public final class PagerDutyAlerts implements AlertParser {
    private static final Set<String> FIRING =
            Set.of("incident.triggered", "incident.escalated", "incident.reopened", "incident.unacknowledged");
    private static final String RESOLVED = "incident.resolved";

    @Override
    public Optional<Alert> parse(String source, byte[] body) {
        Payload payload = Payload.read(body, "Casebook reads PagerDuty's webhooks of version 3.");
        String type = payload.required("event.event_type");
        if (!FIRING.contains(type) && !type.equals(RESOLVED)) {
            return Optional.empty();
        }
        String id = payload.required("event.data.id");
        Instant at = payload.time("event.occurred_at");
        Instant began = Times.read(payload.at("event.data.created_at")).orElse(at);
        Map<String, String> labels = new LinkedHashMap<>();
        payload.copy("event.data.service.summary", "service", labels);
        payload.copy("event.data.service.id", "service_id", labels);
        payload.copy("event.data.urgency", "urgency", labels);
        payload.copy("event.data.priority.summary", "priority", labels);
        payload.copy("event.data.escalation_policy.summary", "escalation_policy", labels);
        Map<String, String> annotations = new LinkedHashMap<>();
        payload.copy("event.data.title", "title", annotations);
        payload.copy("event.data.incident_key", "description", annotations);
        return Optional.of(new Alert(
                source,
                id,
                !type.equals(RESOLVED),
                payload.required("event.data.title"),
                labels,
                annotations,
                payload.text("event.data.html_url").stream().toList(),
                List.of(new Member(id, began, !type.equals(RESOLVED))),
                Optional.of(Notice.delivered(payload.required("event.id")))));
    }
}
