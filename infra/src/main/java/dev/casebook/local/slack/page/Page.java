package dev.casebook.local.slack.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.local.slack.bot.AppManifest;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.http.Answer;
import dev.casebook.local.slack.http.Form;
import dev.casebook.local.slack.http.Request;
import dev.casebook.local.slack.workspace.Change;
import dev.casebook.local.slack.workspace.Files;
import dev.casebook.local.slack.workspace.People;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /}: the page, {@code /archives/…}: the same page at one message, {@code /page/…}: its files, state, changes and
 * what a person does. What a person does is a POST of JSON from the page itself; other origins are refused.
 */
public final class Page implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Page.class);
    private static final int MAX_BODY = 1024 * 1024;
    private static final int MOST = 2000;

    private final Workspace workspace;
    private final AppManifest app;
    private final EventStream events;
    private final PageActions actions;
    private final Assets assets = new Assets();

    public Page(Workspace workspace, AppManifest app, EventStream events, PageActions actions) {
        this.workspace = workspace;
        this.app = app;
        this.events = events;
        this.actions = actions;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            act(exchange, path).send(exchange);
        } else if (path.equals("/page/events")) {
            events.stream(exchange, who(exchange), after(exchange));
        } else if (path.equals("/page/state")) {
            Answer.json(200, state(who(exchange))).send(exchange);
        } else {
            get(path).send(exchange);
        }
    }

    private Answer get(String path) throws IOException {
        if (path.equals("/") || path.startsWith("/archives/")) {
            return assets.answer("index.html");
        } else if (path.startsWith("/page/assets/")) {
            return assets.answer(path.substring("/page/assets/".length()));
        } else if (path.startsWith("/page/files/")) {
            return file(path.substring("/page/files/".length()));
        }
        return Answer.text(404, "not found");
    }

    private Answer act(HttpExchange exchange, String path) throws IOException {
        Optional<Request> request = Request.read(exchange, MAX_BODY);
        if (request.isEmpty()) {
            return Answer.json(413, new SlackError("request_too_large").body());
        }
        String origin = Request.header(exchange, "Origin");
        boolean foreign = !origin.isEmpty() && !origin.endsWith("://" + Request.header(exchange, "Host"));
        if (foreign || !request.get().type().equals("application/json")) {
            return Answer.json(403, new SlackError("not_from_this_page").body());
        }
        try {
            ObjectNode body = Json.parseObject(request.get().text()).orElseThrow(() -> new SlackError("invalid_json"));
            return Answer.json(200, actions.act(path.replaceFirst("^/page/", ""), body));
        } catch (SlackError refused) {
            return Answer.json(200, refused.body());
        } catch (RuntimeException failed) {
            LOG.error("something done on the page failed", failed);
            return Answer.json(500, new SlackError("internal_error").body());
        }
    }

    private ObjectNode state(Person who) {
        long revision = workspace.revision();
        ObjectNode state = Json.object()
                .put("revision", revision)
                .put("life", workspace.life())
                .put("me", who.id())
                .put("bot", Who.BOT_USER)
                .put("first_channel", Who.INCIDENTS)
                .put("direct", app.takesDirectMessages());
        ObjectNode people = state.putObject("people");
        people.set(Who.BOT_USER, People.BOT.user());
        for (Person person : People.HUMANS) {
            people.set(person.id(), person.user());
        }
        ObjectNode shortcuts = state.putObject("shortcuts");
        list(shortcuts.putArray("message"), app.messageShortcuts());
        list(shortcuts.putArray("global"), app.globalShortcuts());
        state.putArray("channels").addAll(workspace.channels().of(who));
        var messages = state.putArray("messages");
        workspace.messages().changedAfter(0, MOST).stream()
                .filter(change -> change.concerns(who))
                .map(Change::body)
                .filter(body -> !body.path("deleted").asBoolean())
                .forEach(messages::add);
        state.putArray("stack").addAll(workspace.views().stack(who.id()));
        workspace.views().home(who.id()).ifPresent(home -> state.set("home", home));
        return state;
    }

    private static void list(ArrayNode into, List<AppManifest.Shortcut> shortcuts) {
        for (AppManifest.Shortcut shortcut : shortcuts) {
            into.addObject().put("name", shortcut.name()).put("callback_id", shortcut.callbackId());
        }
    }

    private Answer file(String id) {
        return workspace.files().content(id).map(Page::file).orElseGet(() -> Answer.text(404, "not found"));
    }

    /** Pictures are shown; anything else a bot uploads is only ever downloaded, so that it cannot run in the page. */
    private static Answer file(Files.Content content) {
        String type = Files.mimeType(content.name());
        String name = content.name().replaceAll("[^A-Za-z0-9._-]", "_");
        String disposition = type.startsWith("image/") ? "inline" : "attachment; filename=\"" + name + "\"";
        return new Answer(
                200,
                type,
                Map.of("Content-Disposition", disposition, "X-Content-Type-Options", "nosniff"),
                content.bytes());
    }

    /** {@code ?as=U…}: whose eyes see it; a person unknown here sees what the first one does. */
    private static Person who(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        String id = query == null ? "" : Form.decode(query).getOrDefault("as", "");
        return People.human(id).orElse(People.HUMANS.getFirst());
    }

    private static long after(HttpExchange exchange) {
        String last = Request.header(exchange, "Last-Event-ID");
        String query = exchange.getRequestURI().getQuery();
        String given = last.isEmpty() && query != null ? query.replaceFirst(".*\\bafter=(\\d+).*", "$1") : last;
        return given.matches("\\d{1,18}") ? Long.parseLong(given) : 0;
    }
}
