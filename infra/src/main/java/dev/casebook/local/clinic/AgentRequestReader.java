package dev.casebook.local.clinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the agent protocol's JSON. A null field counts as absent; unknown fields are ignored. */
final class AgentRequestReader {

    private final ZoneId zone;
    private final InstantSource clock;

    AgentRequestReader(ZoneId zone, InstantSource clock) {
        this.zone = zone;
        this.clock = clock;
    }

    AgentRequest read(byte[] body) {
        JsonNode json = parse(body);
        return new AgentRequest(
                text(json, "case"),
                trial(json),
                message(json),
                history(json),
                now(json),
                recorded(json),
                text(json, "model"),
                text(json, "session"),
                text(json, "user"));
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (json == null || !json.isObject()) {
                throw new BadRequest("body", "must be a JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new BadRequest("body", "must be a JSON object");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(JsonNode json, String field) {
        if (!json.hasNonNull(field)) {
            return Optional.empty();
        }
        require(json.path(field).isTextual(), field, "must be a string");
        return Optional.of(json.path(field).asText());
    }

    private static Optional<Integer> trial(JsonNode json) {
        if (!json.hasNonNull("trial")) {
            return Optional.empty();
        }
        require(json.path("trial").canConvertToInt(), "trial", "must be a whole number");
        return Optional.of(json.path("trial").asInt());
    }

    private static String message(JsonNode json) {
        JsonNode message = json.path("input").path("message");
        require(
                message.isTextual() && !message.asText().isBlank(),
                "input.message",
                "must be a text that is not empty");
        return message.asText();
    }

    private static List<Message> history(JsonNode json) {
        List<Message> history = new ArrayList<>();
        for (JsonNode turn : list(json, "history")) {
            String at = "history[" + history.size() + "]";
            require(turn.path("role").isTextual(), at + ".role", "must be user or assistant");
            require(turn.path("content").isTextual(), at + ".content", "must be a string");
            history.add(
                    new Message(turn.path("role").asText(), turn.path("content").asText()));
        }
        return List.copyOf(history);
    }

    private ZonedDateTime now(JsonNode json) {
        Optional<String> now = text(json, "now");
        if (now.isEmpty()) {
            return clock.instant().atZone(zone);
        }
        try {
            return OffsetDateTime.parse(now.get()).atZoneSameInstant(zone);
        } catch (DateTimeException e) {
            throw new BadRequest("now", "must be a time with an offset, such as 2026-03-04T10:15:00+01:00");
        }
    }

    private static List<ToolCall> recorded(JsonNode json) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode call : list(json, "tools")) {
            String at = "tools[" + calls.size() + "]";
            require(call.path("name").isTextual(), at + ".name", "must be a string");
            require(call.path("arguments").isObject(), at + ".arguments", "must be an object");
            require(call.hasNonNull("result"), at + ".result", "is missing");
            calls.add(
                    new ToolCall(call.path("name").asText(), (ObjectNode) call.path("arguments"), call.path("result")));
        }
        return List.copyOf(calls);
    }

    private static JsonNode list(JsonNode json, String field) {
        JsonNode list = json.path(field);
        require(list.isMissingNode() || list.isNull() || list.isArray(), field, "must be a list");
        return list;
    }

    private static void require(boolean right, String field, String expected) {
        if (!right) {
            throw new BadRequest(field, expected);
        }
    }
}
