package dev.casebook.agent.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request body for an agent that does not speak the agent protocol: a JSON object in which {@code {{field}}} stands for a field
 * of the protocol's request, such as {@code {{input.message}}} or {@code {{history}}}. Each place becomes the field's JSON value,
 * with its quotes; null where there is none. Immutable.
 */
public final class RequestTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern KNOWN =
            Pattern.compile("(?:input(?:\\.[A-Za-z0-9_-]+)*|history|now|tools|model|case|trial|version)");

    /** Begins a number that nobody writes into a template; the place's own number follows. */
    private static final String STAND_IN = "817492035617";

    private final String text;
    private final JsonNode body;

    /** Where a field's value goes. */
    private record Place(String path) {}

    private RequestTemplate(String text, JsonNode body) {
        this.text = text;
        this.body = body;
    }

    /**
     * Reads a template.
     *
     * @throws CasebookException.Permanent when it is no JSON object, or a place is unknown or stands inside quotes
     */
    public static RequestTemplate parse(String text) {
        List<Place> places = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        String json = place.replaceAll(found -> {
            if (!KNOWN.matcher(found.group(1)).matches()) {
                throw new CasebookException.Permanent(
                        "A placeholder is unknown. Expected one of {{input}}, {{input.message}} (or another field of the "
                                + "input), {{history}}, {{now}}, {{tools}}, {{model}}, {{case}}, {{trial}}, {{version}}.");
            }
            places.add(new Place(found.group(1)));
            return STAND_IN + (100_000 + places.size() - 1);
        });
        return new RequestTemplate(text, withPlaces(parsed(json), places));
    }

    private static JsonNode parsed(String json) {
        try {
            JsonNode value = Json.mapper().readTree(json);
            if (value != null && value.isObject()) {
                return value;
            }
        } catch (JsonProcessingException e) {
            // Falls through: its message quotes the value.
        }
        throw new CasebookException.Permanent(
                "Expected a JSON object with placeholders, such as {\"question\": {{input.message}}}.");
    }

    private static JsonNode withPlaces(JsonNode node, List<Place> places) {
        if (node.isNumber() && node.asText().startsWith(STAND_IN)) {
            int number = Integer.parseInt(node.asText().substring(STAND_IN.length())) - 100_000;
            return JsonNodeFactory.instance.pojoNode(places.get(number));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(withPlaces(element, places)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                outsideQuotes(field.getKey());
                object.set(field.getKey(), withPlaces(field.getValue(), places));
            }
            return object;
        }
        outsideQuotes(node.asText());
        return node;
    }

    private static void outsideQuotes(String text) {
        if (text.contains(STAND_IN)) {
            throw new CasebookException.Permanent(
                    "A placeholder stands inside quotes. Expected it without: {\"question\": {{input.message}}} puts the "
                            + "quotes in by itself.");
        }
    }

    /** The body for a request of the protocol. */
    JsonNode fill(ObjectNode request) {
        return fill(body, request);
    }

    private static JsonNode fill(JsonNode template, ObjectNode request) {
        if (template instanceof POJONode pojo && pojo.getPojo() instanceof Place place) {
            JsonNode value = request.at("/" + place.path().replace('.', '/'));
            return value.isMissingNode() ? NullNode.instance : value;
        }
        if (template.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            template.forEach(element -> filled.add(fill(element, request)));
            return filled;
        }
        if (template.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            template.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), request)));
            return filled;
        }
        return template;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestTemplate template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "RequestTemplate[" + text.length() + " characters]";
    }
}
