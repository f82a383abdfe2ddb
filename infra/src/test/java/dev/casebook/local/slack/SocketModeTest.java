package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.request.SocketModeEnvelope;
import dev.casebook.local.slack.content.Json;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official client's Socket Mode against the local Slack. */
final class SocketModeTest {

    @TempDir
    Path folder;

    final BlockingQueue<SocketModeEnvelope> envelopes = new LinkedBlockingQueue<>();
    final BlockingQueue<ObjectNode> control = new LinkedBlockingQueue<>();
    RunningSlack slack;
    SocketModeClient client;

    @BeforeEach
    void start() throws Exception {
        slack = new RunningSlack(folder, new MovableClock());
        client = connect();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        slack.close();
    }

    private SocketModeClient connect() throws Exception {
        SocketModeClient socket =
                slack.client().socketMode(RunningSlack.APP_TOKEN, SocketModeClient.Backend.JavaWebSocket);
        socket.addEventsApiEnvelopeListener(envelopes::add);
        socket.addInteractiveEnvelopeListener(envelopes::add);
        socket.addSlashCommandsEnvelopeListener(envelopes::add);
        socket.addWebSocketMessageListener(text -> Json.parseObject(text)
                .filter(message -> !message.has("envelope_id"))
                .ifPresent(control::add));
        socket.connect();
        assertThat(next(control).path("type").asText()).isEqualTo("hello");
        return socket;
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(queue.poll(10, TimeUnit.SECONDS), "nothing arrived");
    }

    private void acknowledge(SocketModeEnvelope envelope, String payload) {
        client.sendSocketModeResponse("{\"envelope_id\":\"" + envelope.getEnvelopeId() + "\"" + payload + "}");
    }

    /** Types from another thread, for typing returns only when the bot has answered. */
    private BlockingQueue<ObjectNode> typing(String text) {
        BlockingQueue<ObjectNode> answer = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> answer.add(slack.type(text)));
        return answer;
    }

    @Test
    void aCommandComesOverTheSocketAndItsAcknowledgementIsTheAnswer() throws Exception {
        var typed = typing("/casebook list");
        SocketModeEnvelope envelope = next(envelopes);
        assertThat(envelope.getType()).isEqualTo("slash_commands");
        assertThat(envelope.getAcceptsResponsePayload()).isTrue();
        var payload = envelope.getPayload().getAsJsonObject();
        assertThat(payload.get("command").getAsString()).isEqualTo("/casebook");
        assertThat(payload.get("text").getAsString()).isEqualTo("list");
        assertThat(payload.get("user_id").getAsString()).isEqualTo("U0LOCALYOU");
        acknowledge(envelope, ",\"payload\":{\"text\":\"Nothing is open\"}");
        assertThat(next(typed).path("ok").asBoolean()).isTrue();
        assertThat(slack.shown().getFirst().at("/message/text").asText()).isEqualTo("Nothing is open");
        assertThat(slack.bot.quiet()).isTrue();
    }

    @Test
    void aSubmissionTakesItsErrorsFromTheAcknowledgement() throws Exception {
        var typed = typing("/casebook answer");
        SocketModeEnvelope command = next(envelopes);
        acknowledge(command, "");
        next(typed);
        String trigger =
                command.getPayload().getAsJsonObject().get("trigger_id").getAsString();
        String view = slack.methods()
                .viewsOpen(
                        r -> r.triggerId(trigger)
                                .viewAsString(
                                        "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"Answer\"},\"blocks\":[]}"))
                .getView()
                .getId();
        BlockingQueue<ObjectNode> submitted = new LinkedBlockingQueue<>();
        Thread.ofVirtual()
                .start(() -> submitted.add(slack.act("submit", Json.object().put("view_id", view))));
        SocketModeEnvelope envelope = next(envelopes);
        assertThat(envelope.getType()).isEqualTo("interactive");
        acknowledge(envelope, ",\"payload\":{\"response_action\":\"errors\",\"errors\":{\"b\":\"too short\"}}");
        assertThat(next(submitted).at("/errors/b").asText()).isEqualTo("too short");
    }

    @Test
    void anEventThatIsNotAcknowledgedComesAgain() throws Exception {
        slack.type("@casebook list");
        SocketModeEnvelope first = next(envelopes);
        SocketModeEnvelope second = next(envelopes);
        assertThat(second.getType()).isEqualTo("events_api");
        assertThat(first.getRetryAttempt()).isZero();
        assertThat(second.getRetryAttempt()).isEqualTo(1);
        assertThat(second.getRetryReason()).isEqualTo("timeout");
        assertThat(second.getPayload()).isEqualTo(first.getPayload());
        assertThat(second.getEnvelopeId()).isNotEqualTo(first.getEnvelopeId());
        acknowledge(second, "");
        slack.type("@casebook status");
        SocketModeEnvelope third = next(envelopes);
        acknowledge(third, "");
        assertThat(third.getPayload().toString()).contains("status");
    }

    @Test
    void aConnectionThatIsAskedToRenewItselfDoes() throws Exception {
        String address = client.getWssUri().toString();
        slack.slack.sockets().refresh();
        assertThat(next(control).path("type").asText()).isEqualTo("hello");
        assertThat(client.getWssUri().toString()).isNotEqualTo(address);
        slack.type("@casebook list");
        SocketModeEnvelope event = next(envelopes);
        acknowledge(event, "");
        assertThat(event.getPayload().toString()).contains("app_mention");
    }

    @Test
    void withoutASocketRequestsGoOverHttpAgain() throws Exception {
        client.setAutoReconnectEnabled(false);
        client.close();
        slack.slack.sockets().close();
        slack.type("/casebook list");
        assertThat(slack.bot.next().field("text")).isEqualTo("list");
    }

    @Test
    void onlyTheTokenOfTheAppOpensASocket() throws Exception {
        Slack official = slack.client();
        assertThat(official.methods(RunningSlack.TOKEN)
                        .appsConnectionsOpen(r -> r)
                        .getError())
                .isEqualTo("not_allowed_token_type");
        assertThat(official.methods("xapp-other").appsConnectionsOpen(r -> r).getError())
                .isEqualTo("invalid_auth");
        assertThat(official.methods(RunningSlack.APP_TOKEN)
                        .appsConnectionsOpen(r -> r)
                        .getUrl())
                .startsWith("ws://127.0.0.1:");
    }
}
