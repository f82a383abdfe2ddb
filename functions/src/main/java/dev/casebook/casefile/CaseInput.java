package dev.casebook.casefile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.Message;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the agent is given, redacted.
 *
 * @param input a JSON object, in the agent's own shape; by convention {@code message} holds the user's words
 * @param history earlier turns, oldest first
 * @param now the moment the agent shall believe it is
 * @param tools recorded tool results that a supporting agent replays on
 */
public record CaseInput(
        JsonNode input, List<Message> history, Optional<OffsetDateTime> now, List<ToolInvocation> tools) {
    public CaseInput {
        requireNonNull(input, "input is null");
        requireNonNull(now, "now is null");
        history = List.copyOf(history);
        tools = List.copyOf(tools);
    }

    /** The user's words, for people: {@code input.message} where there is one, else the whole input as JSON. */
    public String question() {
        JsonNode message = input.get("message");
        return message != null && message.isTextual() ? message.asText() : input.toString();
    }

    @Override
    public String toString() {
        return "CaseInput[" + history.size() + " earlier turns]";
    }
}
