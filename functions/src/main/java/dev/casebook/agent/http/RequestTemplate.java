package dev.casebook.agent.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.CasebookException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request body for an agent that does not speak the agent protocol: any JSON in which {@code {{field}}} stands for a field of
 * the protocol's request, such as {@code {{input.message}}} or {@code {{history}}}. A text that is nothing but one such place
 * becomes the field's JSON value (null where there is none); within a longer text the field's text is put in.
 */
public record RequestTemplate(JsonNode body) {
    private static final Pattern PLACE =
            Pattern.compile("\\{\\{ {0,10}([A-Za-z_][\\w-]{0,100}(?:\\.[\\w-]{1,100}){0,10}) {0,10}}}");
    private static final Set<String> FIELDS =
            Set.of("case", "trial", "version", "input", "history", "now", "tools", "model");

    public RequestTemplate {
        check(body);
    }

    /** The body for a request of the protocol. */
    JsonNode fill(ObjectNode request) {
        return fill(body, request);
    }

    private static JsonNode fill(JsonNode template, ObjectNode request) {
        if (template.isTextual()) {
            return fill(template.textValue(), request);
        }
        if (template.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            template.forEach(element -> filled.add(fill(element, request)));
            return filled;
        }
        if (template.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : template.properties()) {
                filled.set(field.getKey(), fill(field.getValue(), request));
            }
            return filled;
        }
        return template;
    }

    private static JsonNode fill(String text, ObjectNode request) {
        Matcher place = PLACE.matcher(text);
        if (place.matches()) {
            return field(place.group(1), request);
        }
        return TextNode.valueOf(place.replaceAll(found -> {
            JsonNode value = field(found.group(1), request);
            String shown = value.isNull() ? "" : value.isTextual() ? value.textValue() : value.toString();
            return Matcher.quoteReplacement(shown);
        }));
    }

    private static JsonNode field(String path, ObjectNode request) {
        JsonNode value = request.at("/" + path.replace('.', '/'));
        return value.isMissingNode() ? NullNode.instance : value;
    }

    private static void check(JsonNode template) {
        if (template.isTextual()) {
            PLACE.matcher(template.textValue())
                    .results()
                    .map(found -> found.group(1).split("\\.", 2)[0])
                    .filter(field -> !FIELDS.contains(field))
                    .findFirst()
                    .ifPresent(field -> {
                        throw new CasebookException.Permanent("The request template has no field {{" + field
                                + "}}. There are: " + String.join(", ", new TreeSet<>(FIELDS)) + ".");
                    });
        }
        template.forEach(RequestTemplate::check);
    }
}
