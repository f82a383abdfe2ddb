package dev.casebook.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The far end of Socket Mode: says hello, sends what a test tells it to, and keeps the acknowledgements. */
final class SocketServer extends WebSocketServer {
    private final BlockingQueue<JsonNode> acknowledged = new LinkedBlockingQueue<>();
    private final BlockingQueue<WebSocket> connections = new LinkedBlockingQueue<>();
    private final CountDownLatch started = new CountDownLatch(1);

    SocketServer() {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        setReuseAddr(true);
        setDaemon(true);
    }

    /** Where it listens. */
    String url() throws InterruptedException {
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the socket server did not start");
        }
        return "ws://127.0.0.1:" + getPort() + "/link";
    }

    /** The next connection. */
    WebSocket connection() throws InterruptedException {
        WebSocket connection = connections.poll(20, TimeUnit.SECONDS);
        if (connection == null) {
            throw new AssertionError("nobody connected");
        }
        return connection;
    }

    /** The next acknowledgement. */
    JsonNode acknowledgement() throws InterruptedException {
        JsonNode next = acknowledged.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was acknowledged");
        }
        return next;
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        connection.send("{\"type\":\"hello\",\"num_connections\":1}");
        connections.add(connection);
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        try {
            acknowledged.add(Json.mapper().readTree(message));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + message, e);
        }
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception problem) {}

    @Override
    public void onStart() {
        started.countDown();
    }
}
