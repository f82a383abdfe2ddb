package dev.casebook.local.tracestore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.CasebookException;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** The raw view of one trace, {@code GET …/{id}}, and the list of the newest traces, {@code GET …/}. Unredacted. */
final class TracePage implements HttpHandler {

    private static final int NEWEST = 50;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final SpanDatabase database;

    TracePage(SpanDatabase database) {
        this.database = database;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            answer(exchange).send(exchange);
        }
    }

    private Response answer(HttpExchange exchange) {
        String mount = exchange.getHttpContext().getPath();
        String id = exchange.getRequestURI().getPath().substring(mount.length()).replace("/", "");
        if (!exchange.getRequestMethod().equals("GET")) {
            return Response.text(405, "use GET");
        }
        try {
            return id.isEmpty() ? Response.html(200, newest(mount)) : one(TraceId.parse(id));
        } catch (BadQuery e) {
            return message(400, "This is no trace id", "A trace id has 32 characters from 0-9 and a-f.");
        } catch (CasebookException e) {
            return message(500, "The trace cannot be read", Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private Response one(String id) {
        TracesData data = database.trace(id);
        if (data.getResourceSpansCount() == 0) {
            return message(
                    404,
                    "This trace is not here",
                    "Spans arrive a moment after they end: load this page again in a few seconds. Old traces are deleted"
                            + " when there are too many.");
        }
        TraceView trace = new TraceView(id, data);
        SpanView top = trace.root().orElse(trace.spans().getFirst());
        List<SpanTree.Node> nodes = SpanTree.nodes(trace);
        SpanHtml spans = new SpanHtml(trace);
        StringBuilder body = new StringBuilder("<h1>" + Html.escape(top.span().getName()) + "</h1>");
        body.append("<p class=\"quiet\">Raw trace <code>").append(id).append("</code>, as it was sent</p>");
        body.append(facts(trace, top, nodes)).append("<ol class=\"spans\">");
        nodes.forEach(node -> body.append(spans.draw(node)));
        return Response.html(
                200,
                Html.page(
                        top.span().getName() + " · trace", body.append("</ol>").toString()));
    }

    private static String facts(TraceView trace, SpanView top, List<SpanTree.Node> nodes) {
        long errors = nodes.stream().filter(node -> node.span().isError()).count();
        StringBuilder facts = new StringBuilder("<ul class=\"facts\">");
        fact(facts, "Service", top.serviceName());
        fact(facts, "Version", top.resourceText("service.version"));
        fact(facts, "Environment", top.resourceText("deployment.environment.name"));
        fact(facts, "Session", top.text("gen_ai.conversation.id"));
        fact(facts, "User", top.text("user.id"));
        fact(facts, "Started", started(trace));
        fact(facts, "Took", Html.duration(trace.durationNanos()));
        fact(facts, "Spans", Integer.toString(nodes.size()));
        fact(facts, "Errors", Long.toString(errors));
        return facts.append("</ul>").toString();
    }

    private static void fact(StringBuilder facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.append("<li><span>")
                    .append(name)
                    .append("</span><b>")
                    .append(Html.escape(value))
                    .append("</b></li>");
        }
    }

    private static String started(TraceView trace) {
        Instant start = Instant.ofEpochMilli(trace.startNanos() / NANOS_PER_MILLI);
        return start.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("T", " ")
                .replace("Z", " UTC");
    }

    private String newest(String mount) {
        StringBuilder body = new StringBuilder("<h1>Newest traces</h1><table><tr><th>Started</th><th>Trace</th></tr>");
        database.candidates(0, Long.MAX_VALUE, List.of()).stream().limit(NEWEST).forEach(id -> {
            TracesData data = database.trace(id);
            if (data.getResourceSpansCount() > 0) {
                TraceView trace = new TraceView(id, data);
                SpanView top = trace.root().orElse(trace.spans().getFirst());
                body.append("<tr><td>").append(started(trace)).append("</td><td><a href=\"");
                body.append(mount).append('/').append(id).append("\">");
                body.append(Html.escape(top.span().getName())).append("</a> ");
                body.append(Html.escape(top.resourceText("service.version"))).append("</td></tr>");
            }
        });
        return Html.page("Newest traces", body.append("</table>").toString());
    }

    private static Response message(int status, String title, String text) {
        return Response.html(
                status, Html.page(title, "<h1>" + Html.escape(title) + "</h1><p>" + Html.escape(text) + "</p>"));
    }
}
