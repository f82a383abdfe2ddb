package dev.casebook.bot.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.casefile.ToolInvocation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A required tool call as a person writes it: {@code find_slots {"doctor":"Dr. Okafor"}}, with or without brackets. */
public final class ToolCalls {
    private static final Pattern CALL = Pattern.compile("([A-Za-z][\\w.:-]{0,127})\\s*(.*)", Pattern.DOTALL);

    private ToolCalls() {}

    /** The call, or empty when the text is none: arguments must be a JSON object, or left out. */
    public static Optional<ToolInvocation> read(String typed) {
        Matcher call = CALL.matcher(Words.withPlainQuotes(typed.strip()));
        if (!call.matches()) {
            return Optional.empty();
        }
        String name = call.group(1);
        return arguments(call.group(2).strip()).map(found -> new ToolInvocation(name, found, null));
    }

    private static Optional<JsonNode> arguments(String written) {
        boolean bracketed = written.startsWith("(") && written.endsWith(")");
        String json = bracketed ? written.substring(1, written.length() - 1).strip() : written;
        if (json.isEmpty()) {
            return Optional.of(Json.mapper().createObjectNode());
        }
        try {
            JsonNode read = Json.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(json);
            return read.isObject() ? Optional.of(read) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
