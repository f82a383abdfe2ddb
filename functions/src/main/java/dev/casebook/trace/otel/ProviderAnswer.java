package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/**
 * A model provider's answer as it came: OpenAI's chat completion or response, Anthropic's message. Empty where the text is
 * none of them.
 */
record ProviderAnswer(JsonNode json) {

    static ProviderAnswer in(Optional<JsonText> text) {
        JsonNode json = text.map(JsonText::node).orElse(MissingNode.getInstance());
        boolean answer = json.path("model").isTextual()
                && (json.path("choices").isArray()
                        || json.path("output").isArray()
                        || json.path("content").isArray());
        return new ProviderAnswer(answer ? json : MissingNode.getInstance());
    }

    Optional<String> model() {
        return text(json.path("model"));
    }

    Optional<Long> inputTokens() {
        return count("prompt_tokens", "input_tokens");
    }

    Optional<Long> outputTokens() {
        return count("completion_tokens", "output_tokens");
    }

    /** For a response that broke off, why it did. */
    Optional<String> finishReason() {
        JsonNode choices = json.path("choices");
        return text(choices.path(choices.size() - 1).path("finish_reason"))
                .or(() -> text(json.path("stop_reason")))
                .or(() -> text(json.path("incomplete_details").path("reason")));
    }

    /** Whether the request parameters are this answer, repeated: then they say nothing of what was asked for. */
    boolean isEcho(JsonNode parameters) {
        return parameters.has("id") && parameters.has("created_at");
    }

    private Optional<Long> count(String name, String otherName) {
        JsonNode usage = json.path("usage");
        JsonNode count = usage.has(name) ? usage.path(name) : usage.path(otherName);
        return count.isIntegralNumber() ? Optional.of(count.asLong()) : Optional.empty();
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.of(value.isTextual() ? value.textValue() : "").filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "ProviderAnswer[" + json.size() + " fields]";
    }
}
