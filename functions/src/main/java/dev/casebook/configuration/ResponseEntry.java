package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where an agent's JSON response holds what, as JSONPath expressions such as {@code $.answer}.
 *
 * @param output what the agent said
 * @param toolCalls a list of objects with {@code name}, {@code arguments} and perhaps {@code result}
 * @param model the model that answered
 */
public record ResponseEntry(
        String output,
        Optional<String> toolCalls,
        Optional<String> model,
        Optional<String> inputTokens,
        Optional<String> outputTokens) {
    public ResponseEntry {
        requireNonNull(output, "output is null");
        requireNonNull(toolCalls, "toolCalls is null");
        requireNonNull(model, "model is null");
        requireNonNull(inputTokens, "inputTokens is null");
        requireNonNull(outputTokens, "outputTokens is null");
    }
}
