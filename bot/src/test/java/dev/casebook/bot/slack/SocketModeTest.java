package dev.casebook.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketModeTest {
    private final StubSlack api = new StubSlack();
    private final SocketServer server = new SocketServer();
    private final CopyOnWriteArrayList<String> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop(100);
        api.close();
    }

    private SocketMode connect(SocketMode.Receiver receiver) throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            api.answers("{\"ok\":true,\"url\":\"" + server.url() + "\"}");
        }
        return SocketMode.connect(api.api(), "xapp-1", receiver);
    }

    private static String envelope(String id, String type, String payload) {
        return "{\"envelope_id\":\"" + id + "\",\"type\":\"" + type
                + "\",\"accepts_response_payload\":true,\"payload\":" + payload + "}";
    }

    @Test
    void eachKindIsTakenAndAcknowledgedWithItsAnswer() throws InterruptedException {
        try (SocketMode mode = connect((kind, payload) -> {
            received.add(kind + " " + payload);
            return Optional.of(kind == SocketMode.Kind.SLASH_COMMANDS ? "{\"text\":\"Running\"}" : "");
        })) {
            WebSocket slack = server.connection();
            slack.send(envelope("e1", "slash_commands", "{\"command\":\"/casebook\",\"text\":\"status\"}"));
            JsonNode first = server.acknowledgement();
            slack.send(envelope("e2", "events_api", "{\"type\":\"event_callback\"}"));
            JsonNode second = server.acknowledgement();
            slack.send(envelope("e3", "interactive", "{\"type\":\"block_actions\"}"));
            JsonNode third = server.acknowledgement();
            assertThat(mode).isNotNull();
            assertThat(received)
                    .containsExactly(
                            "SLASH_COMMANDS {\"command\":\"/casebook\",\"text\":\"status\"}",
                            "EVENTS_API {\"type\":\"event_callback\"}",
                            "INTERACTIVE {\"type\":\"block_actions\"}");
            assertThat(first).hasToString("{\"envelope_id\":\"e1\",\"payload\":{\"text\":\"Running\"}}");
            assertThat(second).hasToString("{\"envelope_id\":\"e2\"}");
            assertThat(third).hasToString("{\"envelope_id\":\"e3\"}");
        }
    }

    @Test
    void whatWasNotTakenIsNotAcknowledged() throws InterruptedException {
        try (SocketMode mode = connect((kind, payload) -> {
            if (payload.contains("broken")) {
                throw new IllegalStateException("broken");
            }
            return payload.contains("busy") ? Optional.empty() : Optional.of("");
        })) {
            WebSocket slack = server.connection();
            slack.send(envelope("e1", "events_api", "{\"is\":\"busy\"}"));
            slack.send(envelope("e2", "events_api", "{\"is\":\"broken\"}"));
            slack.send(envelope("e3", "events_api", "{\"is\":\"fine\"}"));
            assertThat(mode).isNotNull();
            assertThat(server.acknowledgement().path("envelope_id").asText()).isEqualTo("e3");
        }
    }

    @Test
    void aConnectionThatSlackEndsIsOpenedAgain() throws InterruptedException {
        try (SocketMode mode = connect((kind, payload) -> Optional.of(""))) {
            server.connection().close(1001, "gone");
            WebSocket again = server.connection();
            again.send(envelope("e9", "events_api", "{}"));
            assertThat(mode).isNotNull();
            assertThat(server.acknowledgement().path("envelope_id").asText()).isEqualTo("e9");
        }
    }

    @Test
    void aTokenThatSlackDoesNotKnowIsNamed() {
        api.answers("{\"ok\":false,\"error\":\"invalid_auth\"}");
        assertThatThrownBy(() -> SocketMode.connect(api.api(), "xapp-1", (kind, payload) -> Optional.of("")))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("SLACK_APP_TOKEN");
    }
}
