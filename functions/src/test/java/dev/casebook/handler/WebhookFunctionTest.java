package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.casebook.CasebookException;
import dev.casebook.alert.BrokenRedactor;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookFunctionTest {
    private final WebhookDesk desk = new WebhookDesk();

    private void isRefused(APIGatewayV2HTTPResponse response, int status, String words) {
        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getBody())
                .contains(words)
                .contains("Nothing was saved.")
                .contains("\"reference\":\"test\"");
        assertThat(desk.accepted()).isEmpty();
    }

    @Test
    void aSignedAlertIsPutOnTheQueueForItsRoutesChannel() {
        APIGatewayV2HTTPResponse response = desk.post(desk.signed(WebhookDesk.firing()));

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).isEqualTo("{\"accepted\":1}");
        Job.HandleAlert job = desk.accepted().getFirst();
        assertThat(job.ping().from()).isEqualTo("grafana");
        assertThat(job.ping().replyTo()).isEqualTo(new Address.ChannelMessage("C0CLINIC"));
        assertThat(job.ping().at()).isEqualTo(WebhookDesk.NOW);
        assertThat(job.alert().firing()).isTrue();
        assertThat(job.alert().annotations()).containsEntry("summary", "booked-twice-é");
        assertThat(job.alert().labels()).containsEntry("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void aRouteWithoutAChannelUsesTheDefaultOne() {
        desk.post(desk.signed(WebhookDesk.grafana("firing", "2026-03-01T07:59:00Z", "other", "x")));

        assertThat(desk.accepted().getFirst().ping().replyTo()).isEqualTo(new Address.ChannelMessage("C0ALL"));
    }

    @Test
    void aBodyInBase64IsTheSameRequest() {
        desk.post(desk.signed(WebhookDesk.firing()));
        desk.post(WebhookDesk.inBase64(desk.signed(WebhookDesk.firing())));

        assertThat(desk.accepted())
                .hasSize(2)
                .allSatisfy(job -> assertThat(job.alert().annotations()).containsEntry("summary", "booked-twice-é"));
    }

    @Test
    void namesOfHeadersMayBeInAnyCase() {
        Map<String, String> headers = new HashMap<>();
        desk.signature(WebhookDesk.SECRET, WebhookDesk.firing())
                .forEach((name, value) -> headers.put(name.toUpperCase(Locale.ROOT), value));

        assertThat(desk.post(WebhookDesk.request("grafana", WebhookDesk.firing(), headers))
                        .getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void alertmanagerComesInWithItsToken() {
        String body = WebhookDesk.firing().replace("\"version\": \"1\"", "\"version\": \"4\"");
        APIGatewayV2HTTPEvent event =
                WebhookDesk.request("prometheus", body, Map.of("Authorization", "Bearer a-token"));

        assertThat(desk.post(event).getStatusCode()).isEqualTo(200);
        assertThat(desk.accepted().getFirst().alert().source()).isEqualTo("prometheus");
    }

    @Test
    void thePreviousSecretIsStillGood() {
        Map<String, String> headers = desk.signature("the-old-secret", WebhookDesk.firing());

        assertThat(desk.post(WebhookDesk.request("grafana", WebhookDesk.firing(), headers))
                        .getStatusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "wrong", "stale", "another body", "token"})
    void whoIsNotAdmittedIsToldNothing(String how) {
        String body = WebhookDesk.firing();
        Map<String, String> headers = switch (how) {
            case "wrong" -> desk.signature("wrong", body);
            case "stale" -> desk.signature(WebhookDesk.SECRET, body);
            case "another body" -> desk.signature(WebhookDesk.SECRET, body + " ");
            case "token" -> Map.of("authorization", "Bearer " + WebhookDesk.SECRET);
            default -> Map.of();
        };
        desk.clock.advance(how.equals("stale") ? Duration.ofSeconds(301) : Duration.ZERO);

        APIGatewayV2HTTPResponse response = desk.post(WebhookDesk.request("grafana", body, headers));

        assertThat(response.getStatusCode()).isEqualTo(401);
        assertThat(response.getBody()).isEmpty();
        assertThat(desk.accepted()).isEmpty();
    }

    @Test
    void aMalformedBodyOfAStrangerIsNotRead() {
        assertThat(desk.post(WebhookDesk.request("grafana", "{", Map.of())).getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void anUnknownSourceIsNotFound() {
        isRefused(desk.post(WebhookDesk.request("pagerduty", "{}", Map.of())), 404, "no alert source of this name");
        isRefused(desk.post(new APIGatewayV2HTTPEvent()), 404, "no alert source of this name");
    }

    @Test
    void anAlertThatNoRouteWantsIsNotFound() {
        String body = WebhookDesk.grafana("firing", "2026-03-01T07:59:00Z", "unrouted", "x");

        isRefused(desk.post(desk.signed(body)), 404, "No route of this source matches");
    }

    @Test
    void aMalformedFieldIsNamed() {
        String body = WebhookDesk.grafana("firing", "yesterday", "clinic", "x");

        isRefused(desk.post(desk.signed(body)), 400, "alerts[0].startsAt is missing or malformed.");
    }

    @Test
    void aBodyThatIsNotItsEncodingIsMalformed() {
        APIGatewayV2HTTPEvent event = desk.signed("***");
        event.setIsBase64Encoded(true);

        isRefused(desk.post(event), 400, "not what its encoding says");
    }

    @Test
    void aMegabyteIsTheMost() {
        String large = " ".repeat(1024 * 1024);

        assertThat(desk.post(desk.signed(large)).getStatusCode()).isEqualTo(400);
        isRefused(desk.post(desk.signed(large + " ")), 413, "larger than 1 MB");
        isRefused(desk.post(WebhookDesk.inBase64(desk.signed(large + " "))), 413, "larger than 1 MB");
        isRefused(desk.post(desk.signed(large + large)), 413, "larger than 1 MB");
        isRefused(desk.post(desk.signed("é".repeat(600_000))), 413, "larger than 1 MB");
    }

    @Test
    void aQueueThatIsBusyMeansTryAgain() {
        WorkQueue busy = (job, delay) -> {
            throw new CasebookException.Retryable("The queue is busy.", Duration.ofSeconds(7));
        };
        APIGatewayV2HTTPResponse response =
                desk.function(new SameText(), busy).handleRequest(desk.signed(WebhookDesk.firing()), new FiveMinutes());

        isRefused(response, 503, "Send it again.");
        assertThat(response.getHeaders()).containsEntry("Retry-After", "7");
    }

    @Test
    void whatCannotBeRedactedIsNotTaken() {
        APIGatewayV2HTTPResponse response = desk.function(new BrokenRedactor(), desk.queues)
                .handleRequest(desk.signed(WebhookDesk.firing()), new FiveMinutes());

        isRefused(response, 500, "could not be taken");
    }

    @Test
    void aSenderThatNumbersNothingMakesANewPingWithEachRequest() {
        desk.post(desk.signed(WebhookDesk.firing()));
        desk.clock.advance(Duration.ofMinutes(5));
        desk.post(desk.signed(WebhookDesk.firing()));

        assertThat(desk.accepted()).extracting(job -> job.ping().id()).doesNotHaveDuplicates();
    }

    private String firstPing() {
        desk.post(desk.signed(WebhookDesk.firing()));
        return desk.accepted().getFirst().ping().id();
    }

    @ParameterizedTest
    @CsvSource({
        "resolved, 2026-03-01T07:59:00Z, clinic",
        "firing, 2026-03-01T08:30:00Z, clinic",
        "firing, 2026-03-01T07:59:00Z, other"
    })
    void anotherStateStartOrGroupIsAnotherPing(String status, String startsAt, String service) {
        String first = firstPing();
        desk.post(desk.signed(WebhookDesk.grafana(status, startsAt, service, "x")));

        assertThat(desk.accepted().getFirst().ping().id()).isNotEqualTo(first);
    }

    @Test
    void aResolvedGroupIsAcceptedToo() {
        desk.post(desk.signed(WebhookDesk.grafana("resolved", "2026-03-01T07:59:00Z", "clinic", "x")));

        assertThat(desk.accepted().getFirst().alert().firing()).isFalse();
    }
}
