package dev.casebook.local.tracestore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.CasebookException;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** {@code POST …/v1/traces}: OTLP/HTTP in protobuf or JSON, plain or gzip. */
final class OtlpReceiver implements HttpHandler {

    private static final int LARGEST_PUSH = 32 << 20;
    private static final String NO_ID = "spans without a 16-byte trace id and an 8-byte span id were not kept";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SpanDatabase database;

    OtlpReceiver(SpanDatabase database) {
        this.database = database;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Response answer(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().endsWith("/v1/traces")) {
            return Response.text(404, "404 page not found");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            return Response.text(405, "use POST");
        }
        String type = header(exchange, "Content-Type");
        try {
            if (type.startsWith("application/json")) {
                return store(OtlpJson.read(JSON.readTree(body(exchange))), true);
            }
            if (type.startsWith("application/x-protobuf")) {
                return store(ExportTraceServiceRequest.parseFrom(body(exchange)).getResourceSpansList(), false);
            }
            return Response.text(415, "send application/x-protobuf or application/json");
        } catch (BadQuery e) {
            return Response.text(400, e.text());
        } catch (InvalidProtocolBufferException e) {
            return Response.text(400, "the body is not an OTLP trace request");
        } catch (IOException e) {
            return Response.text(400, "the body could not be read");
        } catch (CasebookException e) {
            return Response.text(503, Objects.requireNonNullElse(e.getMessage(), "try again"));
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean gzip = header(exchange, "Content-Encoding").equals("gzip");
        try (InputStream in = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            byte[] body = in.readNBytes(LARGEST_PUSH + 1);
            if (body.length > LARGEST_PUSH) {
                throw new BadQuery("the push is larger than 32 MiB");
            }
            return body;
        }
    }

    private Response store(List<ResourceSpans> pushed, boolean json) {
        TracePart.Split split = TracePart.split(pushed);
        database.add(split.parts());
        return json ? jsonAnswer(split.rejected()) : protobufAnswer(split.rejected());
    }

    private static Response protobufAnswer(int rejected) {
        ExportTraceServiceResponse.Builder answer = ExportTraceServiceResponse.newBuilder();
        if (rejected > 0) {
            answer.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(rejected)
                    .setErrorMessage(NO_ID));
        }
        return new Response(200, "application/x-protobuf", answer.build().toByteString());
    }

    private static Response jsonAnswer(int rejected) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode partial = answer.putObject("partialSuccess");
        if (rejected > 0) {
            partial.put("rejectedSpans", Integer.toString(rejected)).put("errorMessage", NO_ID);
        }
        return Response.json(answer);
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }
}
