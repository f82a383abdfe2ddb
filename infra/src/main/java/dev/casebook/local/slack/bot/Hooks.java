package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.http.Answer;
import dev.casebook.local.slack.http.Form;
import dev.casebook.local.slack.http.Multipart;
import dev.casebook.local.slack.http.Request;
import dev.casebook.local.slack.workspace.ReplyTarget;
import dev.casebook.local.slack.workspace.Workspace;
import java.io.IOException;
import java.util.Optional;

/** {@code /hooks/response/…}, where a {@code response_url} points, and {@code /hooks/upload/…} for the bytes of files. */
public final class Hooks implements HttpHandler {

    private static final int MAX_BODY = 20 * 1024 * 1024;

    private final Workspace workspace;
    private final BotReplies replies;

    public Hooks(Workspace workspace) {
        this.workspace = workspace;
        this.replies = new BotReplies(workspace);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<Request> read = Request.read(exchange, MAX_BODY);
        if (read.isEmpty()) {
            Answer.json(413, new SlackError("request_too_large").body()).send(exchange);
            return;
        }
        answer(read.get()).send(exchange);
    }

    private Answer answer(Request request) {
        String secret = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (!request.method().equals("POST")) {
            return Answer.text(405, "only POST");
        }
        if (request.path().startsWith("/hooks/response/")) {
            return respond(secret, request);
        }
        return request.path().startsWith("/hooks/upload/") ? upload(secret, request) : Answer.text(404, "not found");
    }

    private Answer respond(String secret, Request request) {
        try {
            ReplyTarget target = workspace.responseUrls().use(secret);
            ObjectNode reply = body(request).orElseThrow(() -> new SlackError("invalid_payload"));
            String ts = replies.show(target, reply);
            if (target.sourceTs().isEmpty() && !ts.isEmpty()) {
                workspace.responseUrls().answered(secret, target, ts);
            }
            return Answer.text(200, "ok");
        } catch (SlackError refused) {
            boolean gone = switch (String.valueOf(refused.getMessage())) {
                case "expired_url", "used_url", "no_service" -> true;
                default -> false;
            };
            return Answer.json(gone ? 404 : 400, refused.body());
        }
    }

    private static Optional<ObjectNode> body(Request request) {
        if (request.type().equals("application/x-www-form-urlencoded")) {
            return Json.parseObject(Form.decode(request.text()).getOrDefault("payload", ""));
        }
        return Json.parseObject(request.text());
    }

    private Answer upload(String secret, Request request) {
        byte[] bytes = request.type().equals("multipart/form-data")
                ? Multipart.read(request.contentType(), request.body()).file().orElse(new byte[0])
                : request.body();
        if (!workspace.files().upload(secret, bytes)) {
            return Answer.text(404, "this address takes no file, or has taken one already");
        }
        return Answer.text(200, "OK - " + bytes.length);
    }
}
