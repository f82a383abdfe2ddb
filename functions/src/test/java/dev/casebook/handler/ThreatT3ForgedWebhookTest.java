package dev.casebook.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.casebook.MutableClock;
import dev.casebook.alert.AlertProof;
import dev.casebook.configuration.AlertEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.work.RecordedQueues;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each source against each kind of proof, through the function that the sender calls. */
class ThreatT3ForgedWebhookTest {
    private static final Configuration CONFIGURATION = Senders.configuration();

    private final MutableClock clock = new MutableClock(WebhookDesk.NOW);
    private final RecordedQueues queues = new RecordedQueues();
    private final WebhookFunction function = new WebhookFunction(new WebhookParts(
            CONFIGURATION, name -> Optional.of(secret(name)), new SameText(), queues, clock, new RecordedSns()));

    /** Secrets of incident.io are keys in base64. */
    private static String secret(String name) {
        return name.contains("INCIDENT_IO")
                ? "whsec_" + Base64.getEncoder().encodeToString(name.getBytes(UTF_8))
                : "the secret " + name;
    }

    static Stream<Arguments> cells() {
        return CONFIGURATION.alerts().values().stream()
                .filter(entry -> !(entry.proof() instanceof AlertProof.SnsTopics))
                .flatMap(entry -> Stream.of("none", "wrong", "old", "right", "tampered", "stale")
                        .filter(how -> applies(entry.proof(), how))
                        .map(how -> Arguments.of(entry.name(), how)));
    }

    /** A token says nothing about the body and the time; PagerDuty signs no time. */
    private static boolean applies(AlertProof proof, String how) {
        return switch (proof) {
            case AlertProof.Signed signed ->
                !how.equals("stale") || signed.scheme().timestamp().isPresent();
            case AlertProof.Token token -> !how.equals("tampered") && !how.equals("stale");
            case AlertProof.SnsTopics topics -> false;
        };
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void onlyALiveSecretOpensTheDoor(String source, String how) {
        AlertEntry entry = CONFIGURATION.alert(source).orElseThrow();
        String body = Senders.body(source);
        String name = entry.secrets().getFirst();
        String used = switch (how) {
            case "wrong" -> secret(name + "X");
            case "old" -> secret("OLD_" + name);
            default -> secret(name);
        };
        Map<String, String> headers =
                how.equals("none") ? Map.of() : Senders.headers(entry, used, clock.instant(), body);
        clock.advance(how.equals("stale") ? Duration.ofSeconds(301) : Duration.ZERO);

        int status = post(source, how.equals("tampered") ? body.replace("0", "1") : body, headers);

        boolean admitted = how.equals("right") || how.equals("old");
        assertThat(status).isEqualTo(admitted ? 200 : 401);
        assertThat(queues.takeJobs()).hasSize(admitted ? 1 : 0);
    }

    private int post(String source, String body, Map<String, String> headers) {
        APIGatewayV2HTTPEvent event = WebhookDesk.request(source, body, headers);
        return function.handleRequest(event, new FiveMinutes()).getStatusCode();
    }

    @Test
    void theMatrixHasEverySourceThatTheReadmeShows() {
        assertThat(cells().map(cell -> cell.get()[0]).distinct())
                .containsExactlyInAnyOrder("prometheus", "pager", "langsmith", "langfuse", "incident-io", "opsgenie");
        assertThat(cells()).hasSize(29);
    }

    @Test
    void aSourceWithoutSecretsInTheStoreAdmitsNobody() {
        WebhookFunction bare = new WebhookFunction(new WebhookParts(
                CONFIGURATION, name -> Optional.empty(), new SameText(), queues, clock, new RecordedSns()));
        CONFIGURATION.alerts().values().stream()
                .filter(entry -> !(entry.proof() instanceof AlertProof.SnsTopics))
                .forEach(entry -> assertThat(bare.handleRequest(
                                        WebhookDesk.request(
                                                entry.name(),
                                                Senders.body(entry.name()),
                                                Senders.headers(
                                                        entry, "x", clock.instant(), Senders.body(entry.name()))),
                                        new FiveMinutes())
                                .getStatusCode())
                        .isEqualTo(401));
    }
}
