package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.casebook.trace.Message;
import dev.casebook.trace.otel.Reading.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Google's Agent Development Kit: {@code gcp.vertex.agent.llm_request}, {@code .llm_response}, {@code .tool_call_args}. */
final class VertexAgent implements Convention {
    private static final String PREFIX = "gcp.vertex.agent.";

    @Override
    public Reading read(Span span) {
        Attributes at = span.attributes();
        if (!at.hasAnyUnder(PREFIX)) {
            return Reading.NONE;
        }
        Optional<JsonText> request = filled(at.json(PREFIX + "llm_request"));
        Optional<JsonText> response = filled(at.json(PREFIX + "llm_response"));
        Optional<JsonText> arguments = at.json(PREFIX + "tool_call_args");
        Optional<JsonText> result = at.json(PREFIX + "tool_response");
        return new Reading(
                request.isPresent() ? Optional.of(Kind.MODEL) : Optional.empty(),
                new Reading.Who(Optional.empty(), Optional.empty(), at.text(PREFIX + "session_id"), Optional.empty()),
                model(request, response),
                new Reading.Tool(
                        Optional.empty(), arguments.map(JsonText::node), result.map(JsonText::node), Optional.empty()),
                new Reading.Talk(input(request), output(response)),
                Reading.Lookup.NONE,
                JsonText.anyCut(request, response, arguments, result));
    }

    /** Tool spans carry {@code {}} here. */
    private static Optional<JsonText> filled(Optional<JsonText> json) {
        return json.filter(text -> text.node().isObject() && !text.node().isEmpty());
    }

    private static Reading.Model model(Optional<JsonText> request, Optional<JsonText> response) {
        JsonNode asked = request.map(JsonText::node).orElse(MissingNode.getInstance());
        JsonNode answered = response.map(JsonText::node).orElse(MissingNode.getInstance());
        JsonNode usage = answered.path("usage_metadata");
        return new Reading.Model(
                Optional.of(asked.path("model").asText()).filter(text -> !text.isBlank()),
                Optional.empty(),
                Optional.of(asked.path("config").path("temperature"))
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::asDouble),
                count(usage.path("prompt_token_count")),
                count(usage.path("candidates_token_count")),
                Optional.of(answered.path("finish_reason").asText()).filter(text -> !text.isBlank()),
                Optional.empty());
    }

    private static Optional<Long> count(JsonNode tokens) {
        return tokens.isIntegralNumber() ? Optional.of(tokens.asLong()) : Optional.empty();
    }

    private static List<Message> input(Optional<JsonText> request) {
        List<Message> messages = new ArrayList<>();
        request.ifPresent(json -> {
            String system =
                    json.node().path("config").path("system_instruction").asText();
            if (!system.isBlank()) {
                messages.add(new Message("system", system));
            }
            messages.addAll(Messages.in(json.node().path("contents"), "user"));
        });
        return messages;
    }

    private static Optional<String> output(Optional<JsonText> response) {
        JsonNode content = response.map(json -> json.node().path("content")).orElse(MissingNode.getInstance());
        String text = Messages.content(content);
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
