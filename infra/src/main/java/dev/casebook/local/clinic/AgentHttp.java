package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.CasebookException;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent protocol over HTTP. Errors are JSON: {@code {"error", "message", …}}. */
final class AgentHttp implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AgentHttp.class);
    private static final int LARGEST_BODY = 1 << 20;
    private static final int LONGEST_NAME = 100;
    private static final String LIVE = "live";

    private final SampleAgent agent;
    private final AgentRequestReader reader;

    AgentHttp(SampleAgent agent, AgentRequestReader reader) {
        this.agent = agent;
        this.reader = reader;
    }

    private record Reply(int status, ObjectNode body) {

        static Reply error(int status, String code, String message) {
            return new Reply(status, Json.object().put("error", code).put("message", message));
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] body = Json.MAPPER.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            return route(exchange);
        } catch (BadRequest e) {
            return new Reply(
                    400,
                    Json.object()
                            .put("error", "BAD_REQUEST")
                            .put("message", e.getMessage())
                            .put("field", e.field()));
        } catch (CasebookException.Retryable e) {
            return Reply.error(503, "MODEL_BUSY", said(e));
        } catch (CasebookException.Permanent e) {
            return Reply.error(502, "MODEL_FAILED", said(e));
        } catch (RuntimeException e) {
            LOG.error("a run of the sample agent broke", e);
            return Reply.error(500, "BROKEN", "The sample agent broke; the program's log says where.");
        }
    }

    private static String said(CasebookException e) {
        return Objects.requireNonNullElse(e.getMessage(), "The model failed.");
    }

    private Reply route(HttpExchange exchange) throws IOException {
        String mount = exchange.getHttpContext().getPath();
        String path =
                exchange.getRequestURI().getPath().substring(mount.length()).replaceAll("^/|/$", "");
        boolean get = exchange.getRequestMethod().equals("GET");
        if (path.isEmpty()) {
            return get ? new Reply(200, versions()) : wrongMethod(exchange, "GET");
        }
        if (path.equals("calendar")) {
            return get ? calendar(exchange) : wrongMethod(exchange, "GET");
        }
        if (path.equals(LIVE)) {
            return live(exchange);
        }
        Optional<AgentVersion> version = AgentVersion.of(path);
        if (version.isEmpty()) {
            return unknownVersion();
        }
        return exchange.getRequestMethod().equals("POST")
                ? run(version.get(), exchange)
                : wrongMethod(exchange, "POST");
    }

    private static Reply unknownVersion() {
        String known = String.join(", ", AgentVersion.ids());
        return Reply.error(404, "UNKNOWN_VERSION", "There is no version of that name. Versions: " + known + ".");
    }

    /** The address that stays while what answers there changes. */
    private Reply live(HttpExchange exchange) throws IOException {
        return switch (exchange.getRequestMethod()) {
            case "POST" -> run(agent.live(), exchange);
            case "PUT" -> {
                String named = new String(exchange.getRequestBody().readNBytes(LONGEST_NAME), StandardCharsets.UTF_8);
                Optional<AgentVersion> version = AgentVersion.of(named.strip());
                version.ifPresent(agent::goLive);
                yield version.isEmpty() ? unknownVersion() : new Reply(200, versions());
            }
            default -> wrongMethod(exchange, "POST, PUT");
        };
    }

    private static Reply wrongMethod(HttpExchange exchange, String allowed) {
        exchange.getResponseHeaders().set("Allow", allowed);
        return Reply.error(405, "WRONG_METHOD", "Use " + allowed + " here.");
    }

    private ObjectNode versions() {
        ObjectNode versions = Json.object()
                .put("agent", AgentTelemetry.SERVICE)
                .put(LIVE, agent.live().id());
        AgentVersion.ids().forEach(versions.putArray("versions")::add);
        return versions;
    }

    private Reply calendar(HttpExchange exchange) {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        try {
            LocalDate day = LocalDate.parse(query.replaceFirst("^(?:.*&)?date=([^&]*).*$", "$1"));
            return new Reply(200, Json.MAPPER.valueToTree(agent.clinic().week(day)));
        } catch (DateTimeException e) {
            throw new BadRequest("date", "must be a day such as 2026-03-10");
        }
    }

    private Reply run(AgentVersion version, HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Reply.error(413, "TOO_LARGE", "The request is larger than 1 MiB.");
        }
        Context caller = W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), exchange.getRequestHeaders(), HeaderGetter.INSTANCE);
        return new Reply(200, agent.run(version, reader.read(body), caller).json());
    }

    private enum HeaderGetter implements TextMapGetter<Headers> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Headers headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            return headers == null ? null : headers.getFirst(key);
        }
    }
}
