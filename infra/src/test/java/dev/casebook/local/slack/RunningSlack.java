package dev.casebook.local.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.local.slack.api.Tokens;
import dev.casebook.local.slack.bot.AppManifest;
import dev.casebook.local.slack.content.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local Slack on a free port of the loopback interface, with a scripted bot on the same server. */
final class RunningSlack implements AutoCloseable {

    static final String TOKEN = "xoxb-local";
    static final String APP_TOKEN = "xapp-local";
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    final ScriptedBot bot = new ScriptedBot();
    final List<String> terminal = new CopyOnWriteArrayList<>();
    final LocalSlack slack;
    final URI base;
    final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Slack client;

    RunningSlack(Path folder, InstantSource clock) throws IOException {
        this(
                folder,
                clock,
                new Patience(Duration.ofMillis(700), List.of(Duration.ZERO, Duration.ofMillis(5)), pause -> true));
    }

    RunningSlack(Path folder, InstantSource clock, Patience patience) throws IOException {
        this(folder, clock, patience, everything());
    }

    /** An app that has registered all that the local Slack can tell, but the messages of channels. */
    static AppManifest everything() {
        return AppManifest.usual()
                .and("message.im")
                .and("reaction_removed")
                .and(new AppManifest.Shortcut("Find a conversation", "find_conversation"));
    }

    RunningSlack(Path folder, InstantSource clock, Patience patience, AppManifest app) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        slack = new LocalSlack(
                new LocalSlackSettings(
                        folder.resolve("slack.db"),
                        base,
                        base,
                        SECRET,
                        new Tokens(TOKEN, APP_TOKEN),
                        app,
                        clock,
                        terminal::add),
                patience);
        server.createContext("/api/", slack.webApi());
        server.createContext("/hooks/", slack.hooks());
        server.createContext("/slack/", bot);
        server.createContext("/", slack.page());
        server.start();
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(base + "/api/");
        client = Slack.getInstance(config);
    }

    /** The official client with the token of the bot. */
    MethodsClient methods() {
        return client.methods(TOKEN);
    }

    MethodsClient methods(String token) {
        return client.methods(token);
    }

    /** The official client, for Socket Mode. */
    Slack client() {
        return client;
    }

    /** Does something on the page as somebody and returns what the page is told. */
    ObjectNode actAs(String person, String what, ObjectNode body) {
        return act(what, body.put("as", person));
    }

    /** What this person's page would show, oldest first. */
    List<ObjectNode> shownTo(String person) {
        return state(person)
                .path("messages")
                .valueStream()
                .map(ObjectNode.class::cast)
                .toList();
    }

    ObjectNode state(String person) {
        return Json.parseObject(get("/page/state?as=" + person).body()).orElseThrow();
    }

    /** Does something on the page and returns what the page is told. */
    ObjectNode act(String what, ObjectNode body) {
        HttpResponse<String> answer = post("/page/" + what, "application/json", body.toString());
        return Json.parseObject(answer.body()).orElseThrow();
    }

    ObjectNode type(String text) {
        return act("send", Json.object().put("channel", "#agent-incidents").put("text", text));
    }

    HttpResponse<String> post(String pathOrUrl, String contentType, String body) {
        return send(HttpRequest.newBuilder(base.resolve(pathOrUrl))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException("the local Slack did not answer", failed);
        }
    }

    /** What the page would show: every message, also those only the person sees, oldest first. */
    List<ObjectNode> shown() {
        return Json.parseObject(get("/page/state").body())
                .orElseThrow()
                .path("messages")
                .valueStream()
                .map(ObjectNode.class::cast)
                .toList();
    }

    @Override
    public void close() throws IOException {
        slack.close();
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
        try {
            client.close();
        } catch (Exception failed) {
            throw new IOException("the Slack client could not be closed", failed);
        }
    }
}
