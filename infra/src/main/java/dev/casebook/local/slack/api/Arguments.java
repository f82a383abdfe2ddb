package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.http.Form;
import dev.casebook.local.slack.http.Multipart;
import dev.casebook.local.slack.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The arguments of one call, however they were encoded: query, form, multipart or JSON. */
final class Arguments {

    private final Map<String, JsonNode> values;

    private Arguments(Map<String, JsonNode> values) {
        this.values = values;
    }

    /** Reads query and body; the body wins. */
    static Arguments of(Request request) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        request.query().forEach((name, value) -> values.put(name, TextNode.valueOf(value)));
        switch (request.type()) {
            case "application/json" -> json(request, values);
            case "multipart/form-data" ->
                Multipart.read(request.contentType(), request.body())
                        .fields()
                        .forEach((name, value) -> values.put(name, TextNode.valueOf(value)));
            default -> Form.decode(request.text()).forEach((name, value) -> values.put(name, TextNode.valueOf(value)));
        }
        return new Arguments(values);
    }

    private static void json(Request request, Map<String, JsonNode> values) {
        if (request.text().isBlank()) {
            return;
        }
        JsonNode body = Json.parse(request.text()).orElseThrow(() -> new SlackError("invalid_json"));
        if (!body.isObject()) {
            throw new SlackError("json_not_object");
        }
        body.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
    }

    /** The argument as text, or an empty string. */
    String text(String name) {
        JsonNode value = values.getOrDefault(name, MissingNode.getInstance());
        return value.isNull() ? "" : value.asText("");
    }

    /** The argument as text; {@code error} when it is absent or empty. */
    String required(String name, String error) {
        String value = text(name);
        if (value.isEmpty()) {
            throw new SlackError(error);
        }
        return value;
    }

    /** The argument as text; Slack's answer for a missing one when it is absent or empty. */
    String required(String name) {
        if (text(name).isEmpty()) {
            throw new SlackError("invalid_arguments", List.of("missing required field: " + name));
        }
        return text(name);
    }

    boolean flag(String name) {
        String value = text(name).toLowerCase(Locale.ROOT);
        return value.equals("true") || value.equals("1");
    }

    boolean has(String name) {
        return !text(name).isEmpty()
                || values.getOrDefault(name, MissingNode.getInstance()).isContainerNode();
    }

    /** A structured argument, given as JSON or as a string that holds JSON; a string that does not stays a string. */
    JsonNode structured(String name) {
        JsonNode value = values.getOrDefault(name, MissingNode.getInstance());
        if (value.isTextual()) {
            return value.textValue().isBlank()
                    ? MissingNode.getInstance()
                    : Json.parse(value.textValue()).orElse(value);
        }
        return value;
    }

    /** The content of a message. */
    ObjectNode content() {
        ObjectNode content = Json.object();
        if (values.containsKey("text")) {
            content.put("text", text("text"));
        }
        for (String field : List.of("blocks", "attachments", "metadata")) {
            JsonNode value = structured(field);
            if (!value.isMissingNode() && !value.isNull()) {
                content.set(field, value);
            }
        }
        return content;
    }
}
