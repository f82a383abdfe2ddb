package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The production failure of the demonstration: what a patient writes, and what the right answer would have been. Sent to
 * the deployed version turn by turn, it fails for real: nothing of the outcome is written here.
 *
 * @param turns the patient's messages in order; they hold an invented phone number and e-mail address
 * @param now the moment of the conversation, ISO-8601 with offset
 * @param reference the answer a person would give
 * @param evaluators the JSON of the evaluators for the new case, {@code [{type, value?}]}
 */
public record ProductionFailure(
        String title,
        List<String> turns,
        String now,
        String session,
        String user,
        Reference reference,
        JsonNode evaluators,
        Labels labels) {

    /** The right answer: its text, the tool calls it needs, and what must and must not be said. */
    public record Reference(String text, List<RequiredCall> toolCalls, List<String> mustSay, List<String> mustNotSay) {}

    /** A tool call by name and arguments. */
    public record RequiredCall(String name, ObjectNode arguments) {}

    /** How the case is filed. */
    public record Labels(String failureMode, String category, List<String> tags) {}

    public ProductionFailure {
        turns = List.copyOf(turns);
    }

    /** Reads the failure that comes with the program. */
    public static ProductionFailure load() {
        JsonNode file = Json.resource("failure.json");
        return new ProductionFailure(
                file.path("title").asText(),
                Json.texts(file.path("turns")),
                file.path("now").asText(),
                file.path("session").asText(),
                file.path("user").asText(),
                reference(file.path("reference")),
                file.path("evaluators"),
                new Labels(
                        file.path("failure_mode").asText(),
                        file.path("category").asText(),
                        Json.texts(file.path("tags"))));
    }

    private static Reference reference(JsonNode node) {
        List<RequiredCall> calls = new ArrayList<>();
        for (JsonNode call : node.path("tool_calls")) {
            calls.add(new RequiredCall(call.path("name").asText(), (ObjectNode) call.path("arguments")));
        }
        return new Reference(
                node.path("text").asText(),
                List.copyOf(calls),
                Json.texts(node.path("must_say")),
                Json.texts(node.path("must_not_say")));
    }

    @Override
    public String toString() {
        return "ProductionFailure[" + session + ", " + turns.size() + " turns]";
    }
}
