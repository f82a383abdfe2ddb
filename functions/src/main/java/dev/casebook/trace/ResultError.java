package dev.casebook.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The error that a tool gave back as its result, where its step does not carry one: {@code {"error": …}}, {@code isError},
 * {@code "success": false}, an HTTP status from 400 on, or a text that begins as errors do. Strict: a text that is only about
 * errors is none.
 */
final class ResultError {
    private static final int LONGEST = 200;
    private static final int CLIENT_ERROR = 400;
    private static final int LAST_STATUS = 599;
    private static final Pattern TEXT =
            Pattern.compile("(?:(?i:error)\\s*:|Error (?:calling|executing|fetching|invoking|running|while|[0-9]{3}\\b)"
                    + "|Traceback \\(most recent call last\\)|[A-Za-z.]{0,80}(?:Exception|Error):\\s)");

    private ResultError() {}

    static Optional<String> in(JsonNode result) {
        if (result.isTextual()) {
            return inText(result.textValue().strip());
        }
        Optional<String> named = named(result.path("error"));
        if (named.isPresent() || !result.isObject()) {
            return named;
        }
        boolean flagged = is(result.path("isError"), true)
                || is(result.path("is_error"), true)
                || is(result.path("success"), false)
                || is(result.path("ok"), false)
                || List.of("error", "failed", "failure", "timeout")
                        .contains(result.path("status").asText().toLowerCase(Locale.ROOT));
        if (flagged) {
            return message(result).or(() -> Optional.of("error"));
        }
        return status(result);
    }

    private static Optional<String> inText(String text) {
        return TEXT.matcher(text).lookingAt()
                ? Optional.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                : Optional.empty();
    }

    private static Optional<String> named(JsonNode error) {
        for (JsonNode part : List.of(error, error.path("code"), error.path("type"), error.path("message"))) {
            if (part.isTextual() && !part.textValue().isBlank()) {
                return Optional.of(part.textValue());
            }
        }
        return is(error, true) ? Optional.of("error") : Optional.empty();
    }

    private static Optional<String> status(JsonNode result) {
        for (String name : List.of("statusCode", "status_code", "http_status", "status")) {
            JsonNode code = result.path(name);
            if (code.isInt() && code.intValue() >= CLIENT_ERROR && code.intValue() <= LAST_STATUS) {
                return Optional.of("status " + code.intValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> message(JsonNode result) {
        JsonNode content = result.path("content").path(0).path("text");
        for (JsonNode part : List.of(result.path("message"), result.path("detail"), result.path("reason"), content)) {
            if (part.isTextual() && !part.textValue().isBlank()) {
                return Optional.of(part.textValue());
            }
        }
        return Optional.empty();
    }

    private static boolean is(JsonNode value, boolean wanted) {
        return value.isBoolean() && value.booleanValue() == wanted;
    }
}
