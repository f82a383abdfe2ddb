package dev.casebook.local.trajectories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * One recorded run.
 *
 * @param task the task's id
 * @param trial from 0
 * @param reward 0 to 1, what the benchmark's environment made of the run
 * @param record all that the file says of it
 */
record Trajectory(String task, int trial, double reward, JsonNode record) {

    static Trajectory of(JsonNode record, int number) {
        JsonNode task = record.path("task_id");
        JsonNode trial = record.path("trial");
        JsonNode reward = record.path("reward");
        if (!task.isValueNode()
                || !trial.canConvertToInt()
                || !record.path("traj").isArray()) {
            throw refused(number, "task_id, trial and traj were expected");
        }
        if (!reward.isNumber() || !(reward.doubleValue() >= 0 && reward.doubleValue() <= 1)) {
            throw refused(number, "reward must be a number from 0 to 1");
        }
        return new Trajectory(task.asText(), trial.intValue(), reward.doubleValue(), record);
    }

    private static CasebookException.Permanent refused(int number, String what) {
        return new CasebookException.Permanent(
                "Trajectory " + number + " of the file cannot be read: " + what + ". Nothing was run.");
    }

    /** The task as a line of an import: the instruction to the simulated user, the wanted actions and outputs. */
    String caseLine() {
        JsonNode wanted = record.at("/info/task");
        ObjectNode line = Json.mapper().createObjectNode().put("id", task);
        line.putObject("input").put("message", wanted.path("instruction").asText("Task " + task));
        ObjectNode reference = line.putObject("reference");
        StringBuilder outputs = new StringBuilder();
        wanted.path("outputs")
                .forEach(output -> outputs.append(outputs.isEmpty() ? "" : "; ").append(output.asText()));
        reference.put("text", outputs.isEmpty() ? "The state after the listed actions." : outputs.toString());
        ArrayNode calls = reference.putArray("tool_calls");
        for (JsonNode action : wanted.path("actions")) {
            calls.addObject().put("name", action.path("name").asText()).set("arguments", action.path("kwargs"));
        }
        line.putArray("evaluators").addObject().put("type", "recorded-reward");
        line.put("title", "Task " + task).put("author", "recording");
        return line.toString();
    }

    /** The recording as an answer of the agent protocol. */
    ObjectNode answer() {
        ObjectNode answer = Json.mapper().createObjectNode();
        Map<String, ObjectNode> open = new HashMap<>();
        ArrayNode calls = answer.putArray("tool_calls");
        String output = "";
        for (JsonNode message : record.path("traj")) {
            String role = message.path("role").asText();
            if (role.equals("assistant") && message.path("content").isTextual()) {
                output = message.path("content").asText();
            }
            for (JsonNode call : message.path("tool_calls")) {
                ObjectNode made =
                        calls.addObject().put("name", call.at("/function/name").asText());
                made.set("arguments", arguments(call.at("/function/arguments")));
                open.put(call.path("id").asText(), made);
            }
            ObjectNode answered = open.get(message.path("tool_call_id").asText());
            if (role.equals("tool") && answered != null) {
                answered.set("result", TextNode.valueOf(message.path("content").asText()));
            }
        }
        return answer.put("output", output).put("reward", reward);
    }

    private static JsonNode arguments(JsonNode arguments) {
        try {
            JsonNode read = Json.mapper().readTree(arguments.asText());
            return read.isObject() ? read : Json.mapper().createObjectNode();
        } catch (JsonProcessingException e) {
            return Json.mapper().createObjectNode();
        }
    }
}
