package dev.casebook.local.slack;

import com.sun.net.httpserver.HttpHandler;
import dev.casebook.local.slack.api.WebApi;
import dev.casebook.local.slack.bot.BotClient;
import dev.casebook.local.slack.bot.Dialogs;
import dev.casebook.local.slack.bot.Events;
import dev.casebook.local.slack.bot.Hooks;
import dev.casebook.local.slack.bot.Interactions;
import dev.casebook.local.slack.bot.SlashCommands;
import dev.casebook.local.slack.page.EventStream;
import dev.casebook.local.slack.page.Page;
import dev.casebook.local.slack.page.PageActions;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.security.SecureRandom;
import java.util.Map;

/**
 * A Slack with one person, one bot and two channels, on this machine. It hands out HTTP handlers; a server with virtual
 * threads must carry them at {@code /api/}, {@code /hooks/} and {@code /}. Safe for several threads.
 */
public final class LocalSlack implements AutoCloseable {

    private final Workspace workspace;
    private final BotClient bot;
    private final Events events;
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
        events = new Events(workspace, bot, patience.retries());
        stream = new EventStream(workspace);
        Interactions interactions = new Interactions(workspace, bot, settings.self());
        PageActions actions = new PageActions(
                workspace,
                new SlashCommands(workspace, bot, settings.self()),
                interactions,
                new Dialogs(workspace, interactions),
                events);
        webApi = new WebApi(workspace, settings.botToken(), settings.self());
        hooks = new Hooks(workspace);
        page = new Page(workspace, stream, actions);
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

    /** Forgets every message, view and file; open pages empty themselves. */
    public void clear() {
        workspace.clear();
    }

    /** Ends open event streams, stops sending events and closes the file. */
    @Override
    public void close() {
        stream.close();
        events.close();
        bot.close();
        workspace.close();
    }
}
