package dev.casebook.local.tracestore;

import com.fasterxml.jackson.databind.JsonNode;

/** Draws {@code gen_ai.input.messages} and {@code gen_ai.output.messages} as a conversation. */
final class MessagesHtml {

    private MessagesHtml() {}

    /** What is no list of messages, for example because it was cut, is shown as it came. */
    static String draw(String messages) {
        return Html.json(messages)
                .filter(JsonNode::isArray)
                .map(MessagesHtml::conversation)
                .orElseGet(() -> Html.block(messages));
    }

    private static String conversation(JsonNode messages) {
        StringBuilder html = new StringBuilder();
        for (JsonNode message : messages) {
            String role = message.path("role").asText("message");
            html.append("<div class=\"said ")
                    .append(role.equals("user") || role.equals("assistant") ? role : "other")
                    .append("\"><small>")
                    .append(Html.escape(role))
                    .append("</small>");
            for (JsonNode part : message.path("parts")) {
                html.append(part(part));
            }
            html.append("</div>");
        }
        return html.toString();
    }

    private static String part(JsonNode part) {
        return switch (part.path("type").asText()) {
            case "text" -> Html.escape(part.path("content").asText());
            case "tool_call" ->
                "<code>" + Html.escape(part.path("name").asText()) + "("
                        + Html.escape(part.path("arguments").toString()) + ")</code>";
            case "tool_call_response" ->
                "<code>"
                        + Html.escape((part.has("response") ? part.path("response") : part.path("result")).toString())
                        + "</code>";
            default -> Html.block(part.toString());
        };
    }
}
