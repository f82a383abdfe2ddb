package dev.casebook.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.socket_mode.SocketModeClient;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's requests over a connection that this side opens, so that no address has to be reachable from outside. Connects again
 * when the connection is lost or Slack asks for it; what was not acknowledged Slack sends again.
 *
 * <p>Needs an app-level token with the scope {@code connections:write}. Source: docs.slack.dev, Using Socket Mode.
 */
public final class SocketMode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);

    private final SocketModeClient client;
    private final Receiver receiver;

    /** The kinds of request, as Slack calls them. */
    public enum Kind {
        EVENTS_API,
        INTERACTIVE,
        SLASH_COMMANDS
    }

    /** Takes what comes. Called by several threads. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * Takes a request.
         *
         * @param payload its JSON
         * @return the answer's body, empty text for none; empty when it was not taken, and is to come again
         */
        Optional<String> receive(Kind kind, String payload);
    }

    private SocketMode(SocketModeClient client, Receiver receiver) {
        this.client = client;
        this.receiver = receiver;
    }

    /**
     * Connects.
     *
     * @param api the Web API's base, such as {@code https://slack.com/api/}
     * @param appToken {@code xapp-…}
     * @throws CasebookException.Permanent when Slack does not let it, or cannot be reached
     */
    public static SocketMode connect(URI api, String appToken, Receiver receiver) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(api.toString());
        config.setStatsEnabled(false);
        try {
            SocketModeClient client =
                    Slack.getInstance(config).socketMode(appToken, SocketModeClient.Backend.JavaWebSocket);
            SocketMode mode = new SocketMode(client, receiver);
            mode.listen();
            client.setAutoReconnectEnabled(true);
            client.connect();
            return mode;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw new CasebookException.Permanent(
                    "Socket Mode could not connect to Slack: check SLACK_APP_TOKEN (xapp-…, with connections:write), and that"
                            + " Socket Mode is switched on in the app's settings.",
                    e);
        }
    }

    private void listen() {
        client.addEventsApiEnvelopeListener(
                envelope -> take(Kind.EVENTS_API, envelope.getEnvelopeId(), envelope.getPayload()));
        client.addInteractiveEnvelopeListener(
                envelope -> take(Kind.INTERACTIVE, envelope.getEnvelopeId(), envelope.getPayload()));
        client.addSlashCommandsEnvelopeListener(
                envelope -> take(Kind.SLASH_COMMANDS, envelope.getEnvelopeId(), envelope.getPayload()));
        client.addWebSocketErrorListener(
                problem -> LOG.warn("Socket Mode: {}", problem.getClass().getSimpleName()));
    }

    /** Acknowledges after it was taken, and not before. */
    private void take(Kind kind, String envelope, JsonElement payload) {
        Optional<String> answer;
        try {
            answer = receiver.receive(kind, payload.toString());
        } catch (RuntimeException e) {
            LOG.error("A request over Socket Mode failed and will come again", e);
            return;
        }
        answer.ifPresent(body -> client.sendSocketModeResponse(acknowledgement(envelope, body)));
    }

    private static String acknowledgement(String envelope, String body) {
        ObjectNode json = Json.mapper().createObjectNode().put("envelope_id", envelope);
        if (!body.isBlank()) {
            try {
                json.set("payload", Json.mapper().readTree(body));
            } catch (JsonProcessingException e) {
                json.putObject("payload").put("text", body);
            }
        }
        return json.toString();
    }

    @Override
    public void close() {
        try {
            client.setAutoReconnectEnabled(false);
            client.close();
        } catch (IOException e) {
            LOG.debug("Socket Mode did not close cleanly", e);
        }
    }
}
