package dev.casebook.local.tracestore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.CasebookException;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.util.Objects;

/**
 * The parts of Tempo's HTTP API that a trace source needs: by id (version 1 and 2), search, and the addresses a health
 * check asks. Everything held counts as recent, so a search without a window sees all of it.
 */
final class TempoApi implements HttpHandler {

    private static final String V1 = "/api/traces/";
    private static final String V2 = "/api/v2/traces/";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SpanDatabase database;
    private final TraceSearch search;

    TempoApi(SpanDatabase database) {
        this.database = database;
        this.search = new TraceSearch(database);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Response answer(HttpExchange exchange) {
        String mount = exchange.getHttpContext().getPath();
        String path = exchange.getRequestURI().getPath().substring(mount.length());
        path = path.startsWith("/") ? path : "/" + path;
        if (!exchange.getRequestMethod().equals("GET")) {
            return Response.text(405, "use GET");
        }
        boolean protobuf = Objects.requireNonNullElse(
                        exchange.getRequestHeaders().getFirst("Accept"), "")
                .startsWith(Response.PROTOBUF);
        try {
            return route(path, QueryString.of(exchange), protobuf);
        } catch (BadQuery e) {
            return Response.text(400, e.text());
        } catch (CasebookException e) {
            return Response.text(500, Objects.requireNonNullElse(e.getMessage(), "the trace store broke"));
        }
    }

    private Response route(String path, QueryString query, boolean protobuf) {
        if (path.startsWith(V1)) {
            return versionOne(TraceId.parse(path.substring(V1.length())), protobuf);
        }
        if (path.startsWith(V2)) {
            return versionTwo(TraceId.parse(path.substring(V2.length())), protobuf);
        }
        return switch (path) {
            case "/api/search" -> Response.json(search.answer(SearchRequest.read(query)));
            case "/api/echo" -> Response.text(200, "echo");
            case "/ready" -> Response.text(200, "ready\n");
            case "/api/status/buildinfo" -> Response.json(buildInfo());
            default -> Response.text(404, "404 page not found");
        };
    }

    private Response versionOne(String id, boolean protobuf) {
        TracesData trace = database.trace(id);
        if (trace.getResourceSpansCount() == 0) {
            return Response.empty(404);
        }
        return protobuf
                ? Response.protobuf(trace)
                : Response.json(
                        NODES.objectNode().set("batches", TempoJson.resourceSpans(trace.getResourceSpansList())));
    }

    private Response versionTwo(String id, boolean protobuf) {
        TracesData trace = database.trace(id);
        if (protobuf) {
            return new Response(200, Response.PROTOBUF, traceByIdResponse(trace));
        }
        ObjectNode answer = NODES.objectNode();
        ObjectNode node = answer.putObject("trace");
        if (trace.getResourceSpansCount() > 0) {
            node.set("resourceSpans", TempoJson.resourceSpans(trace.getResourceSpansList()));
        }
        return Response.json(answer);
    }

    /** {@code tempopb.TraceByIDResponse}: field 1 is the trace, whose wire form is that of OTLP's TracesData. */
    private static ByteString traceByIdResponse(TracesData trace) {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeMessage(1, trace);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteString();
    }

    private static ObjectNode buildInfo() {
        return NODES.objectNode()
                .put("version", "casebook-trace-store")
                .put("revision", "")
                .put("branch", "")
                .put("buildUser", "")
                .put("buildDate", "")
                .put("goVersion", "");
    }
}
