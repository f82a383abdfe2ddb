package dev.casebook.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the JSON template of an agent's request: its placeholders are known ones and stand where a JSON value stands. */
final class RequestTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern KNOWN = Pattern.compile("input(?:\\.[A-Za-z0-9_-]+)*|history|now|case|version");

    /** A JSON value that nobody writes into a template: a number, so that it cannot hide in a text unseen. */
    private static final String STAND_IN = "8174920356174830";

    private RequestTemplate() {}

    static String check(String template) {
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            if (!KNOWN.matcher(placeholder.group(1)).matches()) {
                throw new Unfit(
                        "A placeholder is unknown. Expected one of {{input}}, {{input.message}} (or another field of the "
                                + "input), {{history}}, {{now}}, {{case}}, {{version}}.");
            }
        }
        if (stands(parse(placeholder.replaceAll(STAND_IN)))) {
            throw new Unfit(
                    "A placeholder stands inside quotes. Expected it without: {\"question\": {{input.message}}} puts the "
                            + "quotes in by itself.");
        }
        return template;
    }

    private static JsonNode parse(String json) {
        try {
            JsonNode value = Json.mapper().readTree(json);
            if (value != null && value.isObject()) {
                return value;
            }
        } catch (JsonProcessingException e) {
            // Falls through: its message quotes the value.
        }
        throw new Unfit("Expected a JSON object with placeholders, such as {\"question\": {{input.message}}}.");
    }

    private static boolean stands(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().contains(STAND_IN);
        }
        boolean inNames =
                value.propertyStream().anyMatch(field -> field.getKey().contains(STAND_IN));
        return inNames || value.valueStream().anyMatch(RequestTemplate::stands);
    }
}
