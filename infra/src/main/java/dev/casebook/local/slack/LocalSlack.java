package dev.casebook.local.slack;

import com.sun.net.httpserver.HttpHandler;
import dev.casebook.local.slack.api.Trouble;
import dev.casebook.local.slack.api.WebApi;
import dev.casebook.local.slack.bot.BotClient;
import dev.casebook.local.slack.bot.BotPort;
import dev.casebook.local.slack.bot.Dialogs;
import dev.casebook.local.slack.bot.EventSender;
import dev.casebook.local.slack.bot.Events;
import dev.casebook.local.slack.bot.Hooks;
import dev.casebook.local.slack.bot.Interactions;
import dev.casebook.local.slack.bot.SlashCommands;
import dev.casebook.local.slack.fault.Faults;
import dev.casebook.local.slack.page.EventStream;
import dev.casebook.local.slack.page.Page;
import dev.casebook.local.slack.page.PageActions;
import dev.casebook.local.slack.socket.BotRoute;
import dev.casebook.local.slack.socket.SocketMode;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.security.SecureRandom;
import java.util.Map;

/**
 * A Slack with three persons, one bot and two channels, on this machine. It hands out HTTP handlers; a server with virtual
 * threads must carry them at {@code /api/}, {@code /hooks/} and {@code /}. Safe for several threads.
 */
public final class LocalSlack implements AutoCloseable {

    private final Workspace workspace;
    private final BotClient bot;
    private final SocketMode sockets;
    private final EventSender events;
    private final Faults faults = new Faults();
    private final EventStream stream;
    private final HttpHandler webApi;
    private final HttpHandler hooks;
    private final HttpHandler page;

    /** Opens the file and is ready; nothing is sent before somebody does something. */
    public LocalSlack(LocalSlackSettings settings) {
        this(settings, Patience.SLACKS);
    }

    LocalSlack(LocalSlackSettings settings, Patience patience) {
        workspace = new Workspace(settings.sqliteFile(), settings.clock(), new SecureRandom());
        workspace
                .feed()
                .listen(new Terminal(
                        settings.terminal(), Map.of(Who.INCIDENTS, "#agent-incidents", Who.GENERAL, "#general")));
        bot = new BotClient(settings.botBaseUrl(), settings.signingSecret(), settings.clock(), patience.answer());
        sockets = new SocketMode(workspace.ids(), patience.answer());
        BotPort port = new BotRoute(sockets, bot);
        events = new EventSender(workspace, port, faults, patience.retries(), patience.pause());
        stream = new EventStream(workspace);
        Interactions interactions = new Interactions(workspace, port, settings.self());
        PageActions actions = new PageActions(
                workspace,
                new SlashCommands(workspace, port, settings.app(), settings.self()),
                interactions,
                new Dialogs(workspace, interactions),
                new Events(workspace, settings.app(), events));
        webApi = new WebApi(
                workspace, settings.tokens(), new Trouble(faults, patience.pause()), sockets, settings.self());
        hooks = new Hooks(workspace);
        page = new Page(workspace, settings.app(), stream, actions);
    }

    /** Slack's Web API, for {@code /api/}. */
    public HttpHandler webApi() {
        return webApi;
    }

    /** Response addresses and uploads, for {@code /hooks/}. */
    public HttpHandler hooks() {
        return hooks;
    }

    /** The page, its files and its own calls, for {@code /}. */
    public HttpHandler page() {
        return page;
    }

    /** What goes wrong next; for tests. */
    public Faults faults() {
        return faults;
    }

    /** The WebSockets of the app; for tests that break them. */
    public SocketMode sockets() {
        return sockets;
    }

    /** Forgets every message, view and file; open pages empty themselves. */
    public void clear() {
        workspace.clear();
    }

    /** Ends open event streams, stops sending events and closes the file. */
    @Override
    public void close() {
        stream.close();
        events.close();
        sockets.close();
        bot.close();
        workspace.close();
    }
}
