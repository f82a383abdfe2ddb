package dev.casebook.trace.otel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/**
 * A JSON value that came as text, and whether its end was missing.
 *
 * <p>SDKs and stores cut long attribute values (Tempo: at 2048 bytes), which leaves broken JSON; what came before the cut is
 * kept. Text that does not look like JSON is the value itself.
 */
record JsonText(JsonNode node, boolean cut) {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static JsonText of(JsonNode value) {
        return value.isTextual() ? of(value.textValue()) : new JsonText(value, false);
    }

    static JsonText of(String text) {
        String trimmed = text.strip();
        if (!looksLikeJson(trimmed)) {
            return new JsonText(TextNode.valueOf(text), false);
        }
        Optional<JsonNode> whole = parse(trimmed);
        if (whole.isPresent()) {
            return new JsonText(whole.get(), false);
        }
        return CutJson.closed(trimmed)
                .flatMap(JsonText::parse)
                .map(rest -> new JsonText(rest, true))
                .orElseGet(() -> new JsonText(TextNode.valueOf(text), false));
    }

    @SafeVarargs
    static boolean anyCut(Optional<JsonText>... values) {
        for (Optional<JsonText> value : values) {
            if (value.isPresent() && value.get().cut()) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksLikeJson(String trimmed) {
        return trimmed.startsWith("{") || trimmed.startsWith("[") || trimmed.startsWith("\"") || trimmed.equals("null");
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
