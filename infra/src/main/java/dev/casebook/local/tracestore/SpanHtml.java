package dev.casebook.local.tracestore;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Draws one span: a line with its bar, and below it what it was about. */
final class SpanHtml {

    /** Attributes with a place of their own, in the order they are shown. */
    private static final List<Map.Entry<String, String>> BLOCKS = List.of(
            Map.entry("gen_ai.tool.call.arguments", "Arguments"),
            Map.entry("gen_ai.tool.call.result", "Result"),
            Map.entry("gen_ai.retrieval.query.text", "Searched for"),
            Map.entry("gen_ai.retrieval.documents", "Found"));

    private static final List<Map.Entry<String, String>> MESSAGES =
            List.of(Map.entry("gen_ai.input.messages", "Input"), Map.entry("gen_ai.output.messages", "Output"));

    private final TraceView trace;

    SpanHtml(TraceView trace) {
        this.trace = trace;
    }

    String draw(SpanTree.Node node) {
        SpanView view = node.span();
        boolean open = node.depth() == 0 || view.isError();
        return "<li class=\"" + (view.isError() ? "failed" : "fine") + "\" style=\"--depth:"
                + Math.min(node.depth(), 12)
                + "\"><details" + (open ? " open" : "") + "><summary>" + line(view) + "</summary><div class=\"body\">"
                + body(view) + "</div></details></li>";
    }

    private String line(SpanView view) {
        String operation = view.text("gen_ai.operation.name");
        return "<span class=\"name\">"
                + (operation.isEmpty() ? "" : "<span class=\"kind\">" + Html.escape(operation) + "</span>")
                + Html.escape(view.span().getName())
                + (view.isError() ? "<span class=\"error\">" + Html.escape(errorLabel(view)) + "</span>" : "")
                + "</span><span class=\"track\"><span class=\"bar\" style=\"" + bar(view)
                + "\"></span></span><span class=\"time\">" + Html.duration(view.durationNanos()) + "</span>";
    }

    private static String errorLabel(SpanView view) {
        String type = view.text("error.type");
        return type.isEmpty() ? "error" : type;
    }

    private String bar(SpanView view) {
        double whole = (double) Math.max(1, trace.durationNanos());
        double left = (view.span().getStartTimeUnixNano() - trace.startNanos()) * 100.0 / whole;
        double width = view.durationNanos() * 100.0 / whole;
        return String.format(
                Locale.ROOT, "left:%.2f%%;width:%.2f%%", Math.min(left, 99.5), Math.min(width, 100 - left));
    }

    private static String body(SpanView view) {
        StringBuilder html = new StringBuilder();
        if (!view.span().getStatus().getMessage().isEmpty()) {
            html.append("<p class=\"reason\">")
                    .append(Html.escape(view.span().getStatus().getMessage()))
                    .append("</p>");
        }
        MESSAGES.forEach(entry -> section(html, entry.getValue(), view.text(entry.getKey()), true));
        BLOCKS.forEach(entry -> section(html, entry.getValue(), view.text(entry.getKey()), false));
        view.span().getEventsList().forEach(event -> event(html, event));
        html.append("<h3>Attributes</h3>").append(table(view));
        return html.toString();
    }

    private static void section(StringBuilder html, String title, String content, boolean messages) {
        if (!content.isEmpty()) {
            html.append("<h3>").append(title).append("</h3>");
            html.append(messages ? MessagesHtml.draw(content) : Html.block(content));
        }
    }

    private static void event(StringBuilder html, Span.Event event) {
        html.append("<h3>Event ").append(Html.escape(event.getName())).append("</h3><table>");
        event.getAttributesList().forEach(attribute -> row(html, attribute));
        html.append("</table>");
    }

    private static String table(SpanView view) {
        Set<String> shown = Set.of(
                "gen_ai.tool.call.arguments",
                "gen_ai.tool.call.result",
                "gen_ai.retrieval.query.text",
                "gen_ai.retrieval.documents",
                "gen_ai.input.messages",
                "gen_ai.output.messages");
        StringBuilder html = new StringBuilder("<table>");
        view.span().getAttributesList().stream()
                .filter(attribute -> !shown.contains(attribute.getKey()))
                .sorted(Comparator.comparing(KeyValue::getKey))
                .forEach(attribute -> row(html, attribute));
        return html.append("</table>").toString();
    }

    private static void row(StringBuilder html, KeyValue attribute) {
        AnyValue value = attribute.getValue();
        String text = value.hasStringValue()
                ? value.getStringValue()
                : TempoJson.value(value)
                        .toString()
                        .replaceAll("^\\{\"(?:int|bool|double)Value\":\"?([^\"]*)\"?}$", "$1");
        html.append("<tr><td>")
                .append(Html.escape(attribute.getKey()))
                .append("</td><td>")
                .append(Html.escape(text))
                .append("</td></tr>");
    }
}
