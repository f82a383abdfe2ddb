package dev.casebook.local.house;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.bot.handler.BotFunction;
import dev.casebook.bot.handler.SlackFunction;
import dev.casebook.bot.slack.SocketMode;
import dev.casebook.handler.WebhookFunction;
import dev.casebook.local.clinic.ModelSettings;
import dev.casebook.local.clinic.SampleAgent;
import dev.casebook.local.clinic.SampleAgentSettings;
import dev.casebook.local.demo.Demo;
import dev.casebook.local.demo.DemoParts;
import dev.casebook.local.demo.DemoRoutes;
import dev.casebook.local.slack.LocalSlack;
import dev.casebook.local.slack.LocalSlackSettings;
import dev.casebook.local.slack.api.Tokens;
import dev.casebook.local.slack.bot.AppManifest;
import dev.casebook.local.tracestore.TraceStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One-machine mode: the engine, the HTTP routes, the bot, a local Slack, the sample agent and its trace store in one JVM.
 *
 * <p>Listens on loopback only.
 */
public final class House implements AutoCloseable {
    private static final int REPLIES_AT_ONCE = 4;
    private static final Duration MODEL_TIMEOUT = Duration.ofSeconds(60);

    private final LocalSettings settings;
    private final Consumer<String> out;
    private final HttpServer server;
    private final Engine engine;
    private final TraceStore traces;
    private final SampleAgent agent;
    private final LocalSlack slack;
    private final Demo demo;
    private final LocalBot slackBot;
    private @Nullable SocketMode socket;

    private House(LocalSettings settings, Consumer<String> out, HttpServer server, Engine engine) {
        this.settings = settings;
        this.out = out;
        this.server = server;
        this.engine = engine;
        URI self = URI.create("http://127.0.0.1:" + settings.port());
        Path data = engine.folder().path();
        this.traces = new TraceStore(data.resolve("traces.db"));
        this.agent = new SampleAgent(agentSettings(self));
        this.slack = new LocalSlack(new LocalSlackSettings(
                data.resolve("slack.db"),
                settings.publicUrl(),
                self.resolve("/slack"),
                engine.secrets().own(LocalSecrets.SLACK_SIGNING_SECRET),
                new Tokens(
                        engine.secrets().own(LocalSecrets.SLACK_BOT_TOKEN),
                        engine.secrets()
                                .find(LocalSecrets.LOCAL_SLACK_APP_TOKEN)
                                .orElse("")),
                AppManifest.usual(),
                engine.clock(),
                out));
        this.demo = new Demo(new DemoParts(
                self,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                engine.secrets().own(LocalSecrets.GRAFANA_WEBHOOK_SECRET),
                agent.clinic(),
                engine,
                engine.wiring().outside().sources(),
                agent::flush,
                out,
                engine.clock(),
                new SecureRandom()));
        this.slackBot = new LocalBot(settings, engine, settings.publicUrl().resolve("/api/"));
        routes();
    }

    private void connect() {
        slackBot.socketMode().ifPresent(connected -> {
            socket = connected;
            out.accept("Connected to your Slack workspace over Socket Mode.");
        });
    }

    /**
     * Opens the house: binds the port first, so that nothing is touched when it is taken.
     *
     * @param out takes what people should read, a line or a message at a time
     * @throws CasebookException.Permanent when the port is taken, or the data folder is in use or not writable
     */
    public static House open(LocalSettings settings, Consumer<String> out) {
        return open(settings, out, InstantSource.system());
    }

    /** The same by another clock; whoever moves it calls {@link #catchUp}. */
    public static House open(LocalSettings settings, Consumer<String> out, InstantSource clock) {
        HttpServer server = bind(settings);
        try {
            House house = new House(settings, out, server, Engine.open(settings, clock));
            server.start();
            house.engine.start();
            house.connect();
            return house;
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    private static HttpServer bind(LocalSettings settings) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return server;
        } catch (IOException e) {
            throw new CasebookException.Permanent("Port " + settings.port() + " is taken. Stop what uses it, or set "
                    + LocalSettings.PORT + " to another port.");
        }
    }

    private SampleAgentSettings agentSettings(URI self) {
        SampleAgentSettings usual =
                SampleAgentSettings.usual(self.resolve("/otlp/v1/traces"), new SecureRandom(), engine.clock());
        Optional<ModelSettings> model = settings.find(LocalSettings.MODEL_URL)
                .map(url -> new ModelSettings(
                        URI.create(url),
                        settings.find(LocalSettings.MODEL).orElse("gpt-4o-2024-08-06"),
                        settings.find(LocalSettings.MODEL_KEY),
                        MODEL_TIMEOUT));
        return new SampleAgentSettings(
                usual.traces(), usual.step(), usual.traceDelay(), usual.random(), usual.clock(), model);
    }

    private void routes() {
        SlackFunction front = new SlackFunction(slackBot.frontParts());
        WebhookFunction webhook = new WebhookFunction(engine.wiring());
        BotFunction bot = new BotFunction(slackBot.botParts());
        engine.pump(
                engine.queues().replies(),
                REPLIES_AT_ONCE,
                event -> bot.handleRequest(event, engine.context("BotFunction")));
        Map<String, HttpHandler> routes = new HashMap<>();
        routes.put("/slack/", new HttpBridge(front, "route", engine.clock()));
        routes.put("/alerts/", new HttpBridge(webhook, "source", engine.clock()));
        routes.put("/api/", slack.webApi());
        routes.put("/hooks/", slack.hooks());
        routes.put("/", slack.page());
        routes.put("/agents/clinic", agent.http());
        routes.put("/otlp/", traces.otlp());
        routes.put("/tempo/", traces.tempo());
        routes.put("/traces/", traces.page());
        routes.put("/demo", new DemoRoutes(demo, this::reset));
        routes.put(
                "/control/",
                new ControlRoutes(new EngineBench(engine), engine.secrets().own(LocalSecrets.CONTROL_TOKEN)));
        routes.put("/health", exchange -> {
            try (exchange) {
                byte[] body = Json.mapper().writeValueAsBytes(Map.of("status", "up"));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        routes.forEach(server::createContext);
    }

    /** Says where things are; plays the first start's failure when this data folder has none. */
    public void welcome() {
        out.accept("Casebook is up: open " + settings.publicUrl() + "/");
        out.accept("Data is kept in " + settings.data().toAbsolutePath().normalize() + "; Ctrl-C ends it.");
        if (!demo.played()) {
            demo.firstStart();
        }
    }

    /** Does at once what has become due, such as a night after the clock was moved. */
    public void catchUp() {
        engine.catchUp();
    }

    private void reset() {
        engine.wipe();
        slack.clear();
        demo.firstStart();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
        engine.close(); // first: a running trial would keep as its result that the sample agent is gone
        server.stop(0);
        slack.close();
        agent.close();
        traces.close();
    }
}
