package dev.casebook.local.slack.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BotClientTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/slack", "/slack/"})
    void theBaseMayNameTheSharedPathOrNot(String path) throws Exception {
        List<String> called = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            called.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        try (BotClient client = new BotClient(base, "secret", InstantSource.system(), BotClient.PATIENCE)) {
            assertThat(client.command(Map.of("text", "")).error()).isEmpty();
            assertThat(called).containsExactly("/slack/commands");
        } finally {
            server.stop(0);
        }
    }
}
