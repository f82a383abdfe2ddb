package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.casebook.alert.SnsMessages;
import dev.casebook.aws.Clients;
import dev.casebook.aws.FrontDoor;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.store.GroupedSecrets;
import dev.casebook.store.Secrets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An alert that goes all the way through {@link WebhookFunction}: read, redacted, signed for the queue, and sent nowhere. */
final class WebhookRehearsal {
    private static final String CONFIGURATION = """
            default_channel: C0REHEARSAL
            agents:
              rehearsal:
            alerts:
              rehearsal:
                type: alertmanager
                secrets: [REHEARSAL]
                routes: [{agent: rehearsal}]
            """;
    private static final String ALERT = """
            {"version": "4", "groupKey": "rehearsal", "status": "firing", "receiver": "rehearsal", "groupLabels": {},
             "commonLabels": {"service_name": "rehearsal"}, "commonAnnotations": {"summary": "jane@example.com called +1 555 0100"},
             "externalURL": "", "alerts": [{"status": "firing", "labels": {"alertname": "rehearsal"}, "annotations": {},
             "startsAt": "2026-03-02T03:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "00aa"}]}""";
    private static final String KEY = "00000000000000000000000000000000";
    private static final String SECRETS = "{\"REHEARSAL\": \"rehearsal\"}";

    private WebhookRehearsal() {}

    /** What the sender would have been answered. */
    static APIGatewayV2HTTPResponse run(InstantSource clock) {
        FrontDoor door = FrontDoor.rehearsal(SECRETS);
        Secrets secrets = new GroupedSecrets(door.secrets(""), "ALERTS", Set.of());
        Settings settings = new Settings(Map.of());
        Configuration configuration = new ConfigurationReader(name -> Optional.empty())
                .read("casebook.yaml", Clients.rehearsed(CONFIGURATION));
        WebhookParts parts = new WebhookParts(
                configuration,
                secrets,
                Outside.redactor(configuration, name -> Optional.of(KEY), settings),
                door.queue("https://sqs.us-east-1.amazonaws.com/000000000000/rehearsal"),
                clock,
                SnsMessages.NONE);
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withPathParameters(Map.of("source", "rehearsal"))
                .withHeaders(Map.of("authorization", "Bearer rehearsal"))
                .withBody(ALERT)
                .withIsBase64Encoded(false)
                .build();
        APIGatewayV2HTTPResponse response = new WebhookFunction(parts).handleRequest(event, null);
        Invoked.over();
        return response;
    }
}
