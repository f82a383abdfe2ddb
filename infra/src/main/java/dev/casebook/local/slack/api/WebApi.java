package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.fault.Fault;
import dev.casebook.local.slack.http.Answer;
import dev.casebook.local.slack.http.Request;
import dev.casebook.local.slack.socket.SocketMode;
import dev.casebook.local.slack.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
            "conversations.members",
            "files.info",
            "usergroups.list",
            "usergroups.users.list",
            "users.info",
            "users.list");

    private final Map<String, Method> methods = new TreeMap<>();
    private final Tokens tokens;
    private final Trouble trouble;

    /**
     * The API over a workspace.
     *
     * @param self where this server answers, such as {@code http://127.0.0.1:8080}; links are made from it
     */
    public WebApi(Workspace workspace, Tokens tokens, Trouble trouble, SocketMode sockets, URI self) {
        this.tokens = tokens;
        this.trouble = trouble;
        Lookup lookup = new Lookup(workspace);
        methods.putAll(new ChatMethods(workspace, lookup, self).methods());
        methods.putAll(new ConversationMethods(workspace, lookup).methods());
        methods.putAll(new PeopleMethods(workspace, lookup, self).methods());
        methods.putAll(new ViewMethods(workspace).methods());
        methods.putAll(new FileMethods(workspace, self).methods());
        methods.putAll(new UnfurlMethods(workspace, lookup).methods());
        methods.putAll(new AppMethods(trouble.faults(), sockets).methods());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var request = Request.read(exchange, MAX_BODY);
        if (request.isEmpty()) {
            Answer.json(413, new SlackError("request_too_large").body()).send(exchange);
            return;
        }
        String method = request.get().path().replaceFirst("^/api/", "");
        Optional<Fault> fault = trouble.faults().next(method);
        if (fault.isPresent()) {
            fail(fault.get(), method, request.get(), exchange);
        } else {
            normally(method, request.get(), exchange).send(exchange);
        }
    }

    private Answer normally(String method, Request request, HttpExchange exchange) {
        return Answer.json(200, answer(method, request, Request.header(exchange, "Authorization")));
    }

    private void fail(Fault fault, String method, Request request, HttpExchange exchange) throws IOException {
        switch (fault) {
            case Fault.RateLimited limited -> rateLimited(limited.retryAfter()).send(exchange);
            case Fault.Refused refused ->
                Answer.json(200, new SlackError(refused.error()).body()).send(exchange);
            case Fault.Broken broken ->
                Answer.text(broken.status(), "upstream error").send(exchange);
            case Fault.Late late -> {
                Answer answer = normally(method, request, exchange);
                trouble.pause().pass(late.delay());
                answer.send(exchange);
            }
            case Fault.Lost lost -> {
                normally(method, request, exchange);
                exchange.close();
            }
            case Fault.RefusedBlocks blocks -> {
                List<String> found = refused(Arguments.of(request).structured("blocks"), blocks.types());
                Answer answer = found.isEmpty()
                        ? normally(method, request, exchange)
                        : Answer.json(200, new SlackError("invalid_blocks", found).body());
                answer.send(exchange);
            }
        }
    }

    private static Answer rateLimited(Duration retryAfter) {
        byte[] body = new SlackError("ratelimited").body().toString().getBytes(StandardCharsets.UTF_8);
        return new Answer(429, "application/json", Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())), body);
    }

    private static List<String> refused(JsonNode blocks, Set<String> types) {
        return IntStream.range(0, blocks.size())
                .filter(i -> types.contains(blocks.get(i).path("type").asText()))
                .mapToObj(i -> "unsupported type: " + blocks.get(i).path("type").asText() + " [json-pointer:/blocks/"
                        + i + "/type]")
                .toList();
    }

    private ObjectNode answer(String name, Request request, String authorization) {
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
        if (method.equals(AppMethods.OPEN)) {
            if (!tokens.isApp(token)) {
                throw new SlackError(token.startsWith("xapp-") ? "invalid_auth" : "not_allowed_token_type");
            }
        } else if (!READING.contains(method) && !token.equals(tokens.bot())) {
            throw new SlackError("invalid_auth");
        }
    }
}
