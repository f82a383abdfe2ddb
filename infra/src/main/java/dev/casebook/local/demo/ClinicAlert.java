package dev.casebook.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.configuration.AlertEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** The clinic's monitoring: an alert as Grafana sends it, signed as Grafana signs it, to Casebook's webhook. */
final class ClinicAlert {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient client;
    private final URI webhook;
    private final GrafanaSigner signer;
    private final InstantSource clock;

    ClinicAlert(HttpClient client, URI webhook, String secret, InstantSource clock) {
        this.client = client;
        this.webhook = webhook;
        this.signer = new GrafanaSigner(secret, clock);
        this.clock = clock;
    }

    /**
     * Fires.
     *
     * @param traceRef as the agent gave it
     * @param session part of the group, so that another conversation is another incident
     */
    void fire(String traceRef, String session) {
        byte[] body = body(traceRef, session).toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer.sign(request, AlertEntry.TIMESTAMP_HEADER, AlertEntry.SIGNATURE_HEADER, body);
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new CasebookException.Permanent("The alert webhook answered " + status + ".");
            }
        } catch (IOException e) {
            throw new CasebookException.Permanent("The alert webhook did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Permanent("Interrupted.", e);
        }
    }

    private ObjectNode body(String traceRef, String session) {
        String name = "Booking confirmed without a booking";
        ObjectNode labels = Json.mapper().createObjectNode();
        labels.put("alertname", name);
        labels.put("service_name", "clinic-scheduler");
        labels.put("severity", "critical");
        ObjectNode annotations = Json.mapper().createObjectNode();
        annotations.put("summary", "book_appointment failed, but the patient was told that the appointment is booked");
        annotations.put("trace_id", traceRef.substring(traceRef.indexOf(':') + 1));
        ObjectNode alert = Json.mapper().createObjectNode();
        alert.put("status", "firing");
        alert.set("labels", labels);
        alert.set("annotations", annotations);
        alert.put("startsAt", clock.instant().toString());
        alert.put("endsAt", "0001-01-01T00:00:00Z");
        alert.put("generatorURL", "");
        alert.put("fingerprint", "c1f0a2" + Integer.toHexString(session.hashCode()));
        ObjectNode group = Json.mapper().createObjectNode();
        group.put("receiver", "casebook");
        group.put("status", "firing");
        group.put("version", "1");
        group.put("orgId", 1);
        group.put("groupKey", "{}:{alertname=\"" + name + "\", session=\"" + session + "\"}");
        group.put("title", name);
        group.put("externalURL", "");
        group.put("truncatedAlerts", 0);
        group.put("state", "alerting");
        group.set("groupLabels", labels.deepCopy());
        group.set("commonLabels", labels.deepCopy());
        group.set("commonAnnotations", annotations.deepCopy());
        ArrayNode alerts = group.putArray("alerts");
        alerts.add(alert);
        return group;
    }
}
