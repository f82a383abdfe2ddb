package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.alert.Alert;
import dev.casebook.alert.AlertRedaction;
import dev.casebook.casefile.CaseId;
import dev.casebook.configuration.RouteEntry;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and redacts what an admitted sender says, finds its route, and puts it on the queue {@code jobs}. */
final class AlertIntake {
    private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);

    private final Map<String, AlertDoor> doors;
    private final WebhookParts parts;

    AlertIntake(WebhookParts parts) {
        this.parts = parts;
        this.doors = parts.configuration().alerts().values().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> entry.name(), entry -> AlertDoor.of(entry, parts)));
    }

    Optional<AlertDoor> door(String source) {
        return Optional.ofNullable(doors.get(source));
    }

    Iterable<AlertDoor> doors() {
        return doors.values();
    }

    /** What the sender is told; 200 only after the queue took the alert, or when there is none. */
    WebhookAnswer take(AlertDoor door, AlertDoor.Admission.Body body) {
        Optional<Alert> alert;
        try {
            alert = door.parser().parse(door.entry().name(), body.toBytes());
        } catch (CasebookException.Permanent e) {
            return WebhookAnswer.refused(400, e.getMessage());
        }
        if (alert.isEmpty()) {
            return WebhookAnswer.accepted();
        }
        try {
            Alert known = body.delivery().map(alert.get()::delivered).orElse(alert.get());
            return enqueue(door, redaction(door, known).redact(known));
        } catch (CasebookException.Permanent e) {
            LOG.error("an alert was admitted but not taken: {}", e.getMessage());
            return WebhookAnswer.refused(
                    500, "The alert could not be taken. Nothing was saved. Look up the reference in the log.");
        }
    }

    /** As the agent's own texts are redacted: whom it knows stays readable in its alerts, too. */
    private AlertRedaction redaction(AlertDoor door, Alert alert) {
        return new AlertRedaction(door.entry()
                .route(alert.labels())
                .map(route -> parts.redactor().forAgent(route.agent()))
                .orElse(parts.redactor()));
    }

    private WebhookAnswer enqueue(AlertDoor door, Alert redacted) {
        Optional<RouteEntry> route = door.entry().route(redacted.labels());
        if (route.isEmpty()) {
            return WebhookAnswer.refused(
                    404,
                    "No route of this source matches the alert's labels. Nothing was saved. Add a "
                            + "route to casebook.yaml.");
        }
        Instant now = parts.clock().instant();
        Ping ping = new Ping(
                pingId(redacted, now),
                redacted.source(),
                new Address.ChannelMessage(parts.configuration().channel(route.get())),
                now);
        parts.work().send(new Job.HandleAlert(ping, redacted), Duration.ZERO);
        return WebhookAnswer.accepted();
    }

    /**
     * The same for each delivery of one notification, as far as its sender gives it an id. A sender that gives none says the same
     * again when it repeats itself and when it was not heard; the incident tells these apart by the time between them.
     */
    private static String pingId(Alert alert, Instant now) {
        String delivery = alert.notice().flatMap(Alert.Notice::delivery).orElseGet(now::toString);
        return "alert/"
                + CaseId.hash(alert.source() + "\n" + alert.group() + "\n" + delivery + "\n" + alert.fingerprint());
    }
}
