package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.http.Answer;
import dev.casebook.local.slack.http.Request;
import dev.casebook.local.slack.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /api/<method>}: answers HTTP 200 with {@code {"ok":true,…}} or {@code {"ok":false,"error":"…"}}. Reading takes any
 * token; everything else takes only the token of the bot.
 */
public final class WebApi implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(WebApi.class);
    private static final int MAX_BODY = 4 * 1024 * 1024;
    private static final Set<String> READING = Set.of(
            "auth.test",
            "chat.getPermalink",
            "conversations.list",
            "conversations.history",
            "conversations.replies",
            "conversations.info",
            "users.info");

    private final Map<String, Method> methods = new TreeMap<>();
    private final String botToken;

    /**
     * The API over a workspace.
     *
     * @param self where this server answers, such as {@code http://127.0.0.1:8080}; links are made from it
     */
    public WebApi(Workspace workspace, String botToken, URI self) {
        this.botToken = botToken;
        Lookup lookup = new Lookup(workspace);
        methods.putAll(new ChatMethods(workspace, lookup, self).methods());
        methods.putAll(new ConversationMethods(workspace, lookup).methods());
        methods.putAll(new PeopleMethods(workspace, lookup, self).methods());
        methods.putAll(new ViewMethods(workspace).methods());
        methods.putAll(new FileMethods(workspace, self).methods());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var request = Request.read(exchange, MAX_BODY);
        if (request.isEmpty()) {
            Answer.json(413, new SlackError("request_too_large").body()).send(exchange);
            return;
        }
        Answer.json(200, answer(request.get(), Request.header(exchange, "Authorization")))
                .send(exchange);
    }

    private ObjectNode answer(Request request, String authorization) {
        String name = request.path().replaceFirst("^/api/", "");
        try {
            Arguments arguments = Arguments.of(request);
            if (name.equals("api.test")) {
                return Json.object().put("ok", true);
            }
            Method method = methods.get(name);
            if (method == null) {
                throw new SlackError("unknown_method");
            }
            authorize(name, authorization, arguments);
            ObjectNode body = Json.object().put("ok", true);
            body.setAll(method.call(arguments));
            return body;
        } catch (SlackError refused) {
            return refused.body();
        } catch (RuntimeException failed) {
            LOG.error("a Web API call failed", failed);
            return new SlackError("internal_error").body();
        }
    }

    private void authorize(String method, String authorization, Arguments arguments) {
        String token = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : arguments.text("token");
        if (token.isEmpty()) {
            throw new SlackError("not_authed");
        }
        if (!READING.contains(method) && !token.equals(botToken)) {
            throw new SlackError("invalid_auth");
        }
    }
}
