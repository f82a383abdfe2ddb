package dev.casebook.casefile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A tool's call: what was asked of it and, where known, what it answered.
 *
 * @param name the tool's name
 * @param arguments a JSON object
 * @param result a JSON value; null where only the call is known
 */
public record ToolInvocation(
        String name,
        JsonNode arguments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode result) {
    public ToolInvocation {
        requireNonNull(name, "name is null");
        requireNonNull(arguments, "arguments is null");
    }

    @Override
    public String toString() {
        return "ToolInvocation[" + name + "]";
    }
}
