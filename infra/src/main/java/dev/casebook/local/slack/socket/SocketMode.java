package dev.casebook.local.slack.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.local.slack.bot.Again;
import dev.casebook.local.slack.bot.BotPort;
import dev.casebook.local.slack.bot.Delivery;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.workspace.Ids;
import dev.casebook.local.slack.workspace.Who;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;

/**
 * Socket Mode (docs.slack.dev, apis/events-api/using-socket-mode): each request is an envelope that the bot acknowledges
 * by its id, over any one of its connections. An address is good for one connection. Safe for several threads.
 */
public final class SocketMode implements BotPort, AutoCloseable {

    private static final int STOP_MILLIS = 500;

    private final Ids ids;
    private final Duration patience;
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile @Nullable Connections connections;

    /** An envelope that is not yet acknowledged, and the connection it went out on. */
    private record Waiting(WebSocket socket, CompletableFuture<Delivery> answer) {}

    /**
     * No server runs before the first address is asked for.
     *
     * @param patience how long an acknowledgement may take
     */
    public SocketMode(Ids ids, Duration patience) {
        this.ids = ids;
        this.patience = patience;
    }

    /** A new address, {@code ws://…}, for one connection. */
    public synchronized URI address() {
        Connections server = connections;
        if (server == null) {
            server = new Connections(tickets::remove, this::hello, this::heard, this::left);
            try {
                server.open();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new CasebookException.Retryable("The local Slack is stopping. No connection was opened.");
            }
            connections = server;
        }
        String path = "/link/?ticket=" + ids.secret() + "&app_id=" + Who.APP;
        tickets.add(path);
        return URI.create("ws://127.0.0.1:" + server.getPort() + path);
    }

    public boolean isConnected() {
        return !sockets().isEmpty();
    }

    /** Asks every connection to make way for a new one, as Slack does every few hours; they go on until they close. */
    public void refresh() {
        ObjectNode notice = Json.object().put("type", "disconnect").put("reason", "refresh_requested");
        notice.putObject("debug_info").put("host", "local");
        sockets().forEach(socket -> socket.send(notice.toString()));
    }

    /** Breaks every connection without a word. */
    public void drop() {
        sockets().forEach(WebSocket::close);
    }

    @Override
    public Delivery command(Map<String, String> fields) {
        ObjectNode payload = Json.object();
        fields.forEach(payload::put);
        return deliver(envelope("slash_commands", payload).put("accepts_response_payload", true));
    }

    @Override
    public Delivery interaction(ObjectNode payload) {
        return deliver(envelope("interactive", payload).put("accepts_response_payload", true));
    }

    @Override
    public Delivery event(ObjectNode callback, Again again) {
        return deliver(envelope("events_api", callback)
                .put("accepts_response_payload", false)
                .put("retry_attempt", again.number())
                .put("retry_reason", again.reason().replaceFirst("^http_", "")));
    }

    private ObjectNode envelope(String type, ObjectNode payload) {
        ObjectNode envelope = Json.object().put("envelope_id", ids.secret()).put("type", type);
        envelope.set("payload", payload);
        return envelope;
    }

    private Delivery deliver(ObjectNode envelope) {
        List<WebSocket> open = sockets();
        if (open.isEmpty()) {
            return new Delivery.Unreachable();
        }
        String id = envelope.path("envelope_id").asText();
        Waiting sent =
                new Waiting(open.get(Math.floorMod(turn.getAndIncrement(), open.size())), new CompletableFuture<>());
        waiting.put(id, sent);
        try {
            sent.socket.send(envelope.toString());
            return sent.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return new Delivery.TimedOut();
        } catch (WebsocketNotConnectedException | ExecutionException gone) {
            return new Delivery.Unreachable();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Delivery.Unreachable();
        } finally {
            waiting.remove(id);
        }
    }

    private List<WebSocket> sockets() {
        Connections server = connections;
        return server == null ? List.of() : server.greeted();
    }

    private void hello(WebSocket socket) {
        ObjectNode hello = Json.object()
                .put("type", "hello")
                .put("num_connections", sockets().size() + 1);
        hello.putObject("connection_info").put("app_id", Who.APP);
        hello.putObject("debug_info").put("host", "local").put("approximate_connection_time", 18_060);
        socket.send(hello.toString());
    }

    /** An acknowledgement; anything else a client sends is of no interest, as at Slack. */
    private void heard(String text) {
        Json.parseObject(text).ifPresent(message -> {
            Waiting sent = waiting.get(message.path("envelope_id").asText(""));
            if (sent != null) {
                String answer =
                        message.hasNonNull("payload") ? message.get("payload").toString() : "";
                sent.answer.complete(new Delivery.Answered(200, "application/json", false, answer));
            }
        });
    }

    private void left(WebSocket socket) {
        waiting.values().stream()
                .filter(sent -> sent.socket.equals(socket))
                .forEach(sent -> sent.answer.complete(new Delivery.Unreachable()));
    }

    @Override
    public void close() {
        Connections server = connections;
        if (server != null) {
            try {
                server.stop(STOP_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
