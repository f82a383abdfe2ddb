package dev.casebook.local.slack.socket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open WebSockets of the app, on a free port of the loopback interface; those without a fresh ticket are refused. */
final class Connections extends WebSocketServer {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int POLICY_VIOLATION = 1008;

    private final CountDownLatch started = new CountDownLatch(1);
    private final List<WebSocket> greeted = new CopyOnWriteArrayList<>();
    private final Predicate<String> admitted;
    private final Consumer<WebSocket> hello;
    private final Consumer<String> heard;
    private final Consumer<WebSocket> left;

    /**
     * A server that is not yet started.
     *
     * @param admitted whether the path and query of a new connection are good
     * @param hello greets a new connection
     * @param heard takes each text that arrives
     * @param left hears of connections that have ended
     */
    Connections(
            Predicate<String> admitted, Consumer<WebSocket> hello, Consumer<String> heard, Consumer<WebSocket> left) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.admitted = admitted;
        this.hello = hello;
        this.heard = heard;
        this.left = left;
        setDaemon(true);
        setReuseAddr(true);
    }

    /** Starts and waits until the port is known. */
    void open() throws InterruptedException {
        start();
        started.await();
    }

    List<WebSocket> greeted() {
        return List.copyOf(greeted);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (!admitted.test(handshake.getResourceDescriptor())) {
            socket.close(POLICY_VIOLATION, "the ticket is not good");
            return;
        }
        hello.accept(socket);
        greeted.add(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        heard.accept(message);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        greeted.remove(socket);
        left.accept(socket);
    }

    @Override
    public void onError(WebSocket socket, Exception failed) {
        started.countDown();
        LOG.warn("a WebSocket failed: {}", failed.getClass().getSimpleName());
    }
}
