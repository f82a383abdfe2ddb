package dev.casebook.agent.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the answer lies in the response of an agent that does not speak the agent protocol: a JSONPath for each of the protocol's
 * fields {@code output} (required), {@code tool_calls}, {@code contexts}, {@code model}, {@code usage}, {@code trace_ref},
 * {@code missing_tools} and {@code reward}; or, in place of the whole {@code usage}, for its parts {@code input_tokens},
 * {@code output_tokens} and {@code cost_usd}.
 *
 * <p>A path that finds nothing leaves its field out. A path that can find several values gives {@code output} the last of them.
 */
public final class ResponseMapping {
    private static final Configuration JACKSON = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(Json.mapper()))
            .mappingProvider(new JacksonMappingProvider(Json.mapper()))
            .build();

    private static final List<String> USAGE = List.of("input_tokens", "output_tokens", "cost_usd");
    private static final List<String> LISTS = List.of("tool_calls", "contexts", "missing_tools");

    private final Map<String, JsonPath> paths = new TreeMap<>();

    /** The names of all fields that can have a path. */
    public static List<String> fields() {
        return Stream.concat(AnswerReader.FIELDS.stream(), USAGE.stream()).toList();
    }

    /**
     * Paths by field.
     *
     * @throws CasebookException.Permanent naming the field when it is unknown or its path is malformed, or output is missing
     */
    public ResponseMapping(Map<String, String> paths) {
        paths.forEach((field, path) -> this.paths.put(field, compiled(field, path)));
        if (paths.containsKey("usage") && USAGE.stream().anyMatch(paths::containsKey)) {
            throw new CasebookException.Permanent(
                    "The response mapping has a path for usage and one for a part of it.");
        }
        if (!paths.containsKey("output")) {
            throw new CasebookException.Permanent("The response mapping needs a path for output.");
        }
    }

    /** The response in the protocol's shape. */
    JsonNode apply(JsonNode response) {
        ObjectNode mapped = JsonNodeFactory.instance.objectNode();
        paths.forEach((field, path) -> {
            JsonNode found = read(path, response);
            boolean several = !path.isDefinite() && found.isArray();
            if (several && !LISTS.contains(field)) {
                found = found.path(found.size() - 1);
            }
            if (!found.isMissingNode() && !found.isNull()) {
                ObjectNode into = USAGE.contains(field) ? mapped.withObject("/usage") : mapped;
                into.set(field, found);
            }
        });
        return mapped;
    }

    private static JsonNode read(JsonPath path, JsonNode response) {
        try {
            JsonNode found = path.read(response, JACKSON);
            return found == null ? JsonNodeFactory.instance.missingNode() : found;
        } catch (PathNotFoundException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static JsonPath compiled(String field, String path) {
        if (!fields().contains(field)) {
            throw new CasebookException.Permanent(
                    "The response mapping has no field " + field + ". There are: " + String.join(", ", fields()) + ".");
        }
        try {
            return JsonPath.compile(path);
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new CasebookException.Permanent(
                    "The response mapping's path for " + field + " is not a JSONPath.", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseMapping mapping && texts().equals(mapping.texts());
    }

    @Override
    public int hashCode() {
        return texts().hashCode();
    }

    @Override
    public String toString() {
        return "ResponseMapping" + texts();
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        paths.forEach((field, path) -> texts.put(field, path.getPath()));
        return texts;
    }
}
