package dev.casebook.evaluation.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.casebook.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model said of an answer, in exactly the shape it was asked for; a JSON object in one Markdown fence counts too. */
record Verdict(boolean passed, String reason, String evidence) {
    private static final int LONGEST_REASON = 600;
    private static final Pattern FENCED =
            Pattern.compile("\\A```(?:json)?[ \\t]*\\R(.*)\\R[ \\t]*```\\z", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final ObjectReader READER = Json.mapper()
            .reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Empty for anything else: other fields, other types, text around it, two answers in one. */
    static Optional<Verdict> read(String content) {
        Matcher fenced = FENCED.matcher(content.strip());
        try {
            JsonNode json = READER.readTree(fenced.matches() ? fenced.group(1) : content);
            boolean right = json.isObject()
                    && json.size() == 3
                    && json.path("passed").isBoolean()
                    && json.path("reason").isTextual()
                    && json.path("evidence").isTextual();
            return right
                    ? Optional.of(new Verdict(
                            json.get("passed").booleanValue(),
                            shortened(json.get("reason").textValue()),
                            json.get("evidence").textValue()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String reason) {
        String clean = PlainText.of(reason).strip();
        if (clean.length() <= LONGEST_REASON) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(LONGEST_REASON - 1)) ? LONGEST_REASON - 1 : LONGEST_REASON;
        return clean.substring(0, end) + "…";
    }
}
