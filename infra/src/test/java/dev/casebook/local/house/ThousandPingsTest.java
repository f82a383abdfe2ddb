package dev.casebook.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.bot.handler.SlackFunction;
import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.local.sqlite.QueueCounts;
import dev.casebook.local.sqlite.SqliteQueue;
import dev.casebook.work.Address;
import dev.casebook.work.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand mentions over HTTP, a tenth of them delivered again by Slack: each acknowledged, each done once. */
class ThousandPingsTest {
    private static final int PINGS = 1_000;
    private static final int CLIENTS = 16;

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void aThousandPingsEndInAThousandAnswersEachOnce() throws Exception {
        Map<String, Integer> told = new ConcurrentHashMap<>();
        CountDownLatch all = new CountDownLatch(PINGS);
        LocalSettings settings = LocalSettings.of(Map.of("CASEBOOK_DATA", folder.toString()));
        try (Engine engine = Engine.open(settings)) {
            engine.pump(engine.queues().replies(), 4, event -> {
                event.getRecords().forEach(message -> {
                    String user = ((Address.InThread)
                                    Messages.readReply(message.getBody()).to())
                            .ts();
                    if (told.merge(user, 1, Integer::sum) == 1) {
                        all.countDown();
                    }
                });
                return new SQSBatchResponse(List.of());
            });
            HttpServer server = serve(settings, engine);
            engine.start();
            try {
                assertThat(acknowledged(engine, server.getAddress().getPort())).isEqualTo(PINGS + PINGS / 10);
                assertThat(all.await(90, TimeUnit.SECONDS))
                        .as("all were answered")
                        .isTrue();
            } finally {
                server.stop(0);
            }
            while (waits(engine.queues().jobs()) || waits(engine.queues().replies())) {
                Thread.onSpinWait(); // a delivery that was not dropped would be a double
            }
            assertThat(engine.queues().jobs().counts().dead()).isZero();
        }
        assertThat(told).hasSize(PINGS);
        assertThat(told.values()).allMatch(times -> times == 1);
    }

    private static boolean waits(SqliteQueue queue) {
        QueueCounts counts = queue.counts();
        return counts.visible() + counts.inFlight() > 0;
    }

    private static HttpServer serve(LocalSettings settings, Engine engine) throws IOException {
        SlackFunction front =
                new SlackFunction(new LocalBot(settings, engine, URI.create("http://localhost:1/api/")).frontParts());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/slack/", new HttpBridge(front, "route", InstantSource.system()));
        server.start();
        return server;
    }

    /** How many requests were answered with 200, by a handful of clients at once. */
    private static int acknowledged(Engine engine, int port) throws Exception {
        SlackSignature signature = new SlackSignature(
                List.of(engine.secrets().own(LocalSecrets.SLACK_SIGNING_SECRET)), InstantSource.system());
        URI url = URI.create("http://127.0.0.1:" + port + "/slack/events");
        List<Future<Integer>> answers = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < PINGS; i++) {
                for (int delivery = 0; delivery < (i % 10 == 0 ? 2 : 1); delivery++) {
                    HttpRequest request = request(url, signature, i, delivery);
                    answers.add(clients.submit(() -> http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()));
                }
            }
            int taken = 0;
            for (Future<Integer> answer : answers) {
                taken += answer.get() == 200 ? 1 : 0;
            }
            return taken;
        }
    }

    private static HttpRequest request(URI url, SlackSignature signature, int number, int delivery) {
        String body = "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev" + number
                + "\",\"event\":{\"type\":\"app_mention\",\"user\":\"U" + number
                + "\",\"channel\":\"C1\",\"ts\":\"1700000000." + String.format("%06d", number)
                + "\",\"text\":\"<@U0BOT> status\"}}";
        String seconds = String.valueOf(InstantSource.system().instant().getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("X-Slack-Request-Timestamp", seconds)
                .header("X-Slack-Signature", signature.of(seconds, body.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (delivery > 0) {
            request.header("X-Slack-Retry-Num", String.valueOf(delivery))
                    .header("X-Slack-Retry-Reason", "http_timeout");
        }
        return request.build();
    }
}
