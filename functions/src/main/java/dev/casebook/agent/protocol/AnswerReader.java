package dev.casebook.agent.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.Json;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.ToolInvocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a response of the agent protocol. Absent and null are the same; unknown fields are ignored.
 *
 * <p>Tool calls and usage are also read in the shapes of the model APIs, so that a mapping can point at them:
 * {@code function.name}, {@code args} or {@code input} for the arguments, arguments as JSON text, {@code prompt_tokens}.
 */
final class AnswerReader {
    static final List<String> FIELDS =
            List.of("output", "tool_calls", "contexts", "model", "usage", "trace_ref", "missing_tools", "reward");

    private AnswerReader() {}

    static Answer read(String body, Optional<ResponseMapping> mapping, long latencyMillis) throws Malformed {
        JsonNode response = parse(body);
        JsonNode mapped = mapping.isPresent() ? mapping.get().apply(response) : response;
        return new Answer(
                output(mapped.path("output"), mapping.isPresent()),
                toolCalls(mapped.path("tool_calls")),
                texts(mapped.path("contexts"), "contexts"),
                text(mapped, "model"),
                usage(mapped.path("usage")),
                text(mapped, "trace_ref"),
                latencyMillis,
                new Answer.Circumstances(
                        Optional.empty(),
                        Optional.empty(),
                        texts(mapped.path("missing_tools"), "missing_tools"),
                        reward(mapped.path("reward"))));
    }

    private static JsonNode parse(String body) throws Malformed {
        try {
            JsonNode response = Json.mapper().readTree(body);
            if (response == null || !response.isContainerNode()) {
                throw new Malformed("is not a JSON object");
            }
            return response;
        } catch (JsonProcessingException e) {
            throw new Malformed("is not JSON");
        }
    }

    private static String output(JsonNode output, boolean mapped) throws Malformed {
        if (output.isTextual()) {
            return output.textValue();
        }
        if (mapped && !output.isMissingNode() && !output.isNull()) {
            return output.toString();
        }
        throw new Malformed("has no text in output");
    }

    private static List<ToolInvocation> toolCalls(JsonNode calls) throws Malformed {
        List<ToolInvocation> read = new ArrayList<>();
        for (JsonNode call : list(calls, "tool_calls")) {
            String field = "tool_calls[" + read.size() + "]";
            JsonNode name = first(call, "name", "/function/name");
            if (!name.isTextual() || name.textValue().isEmpty()) {
                throw new Malformed("has no name in " + field);
            }
            JsonNode arguments = arguments(first(call, "arguments", "args", "input", "/function/arguments"), field);
            JsonNode result = call.get("result");
            read.add(
                    new ToolInvocation(name.textValue(), arguments, result == null || result.isNull() ? null : result));
        }
        return read;
    }

    private static JsonNode arguments(JsonNode arguments, String field) throws Malformed {
        JsonNode read = arguments;
        if (arguments.isTextual()) {
            try {
                read = Json.mapper().readTree(arguments.textValue());
            } catch (JsonProcessingException e) {
                throw new Malformed("has no JSON in " + field + ".arguments");
            }
        }
        if (read.isMissingNode() || read.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!read.isObject()) {
            throw new Malformed("has no JSON object in " + field + ".arguments");
        }
        return read;
    }

    private static List<String> texts(JsonNode texts, String field) throws Malformed {
        List<String> read = new ArrayList<>();
        for (JsonNode text : list(texts, field)) {
            if (!text.isTextual()) {
                throw new Malformed("has no text in " + field + "[" + read.size() + "]");
            }
            read.add(text.textValue());
        }
        return read;
    }

    private static Optional<Double> reward(JsonNode reward) throws Malformed {
        if (reward.isMissingNode() || reward.isNull()) {
            return Optional.empty();
        }
        if (!reward.isNumber() || !(reward.doubleValue() >= 0 && reward.doubleValue() <= 1)) {
            throw new Malformed("has no number from 0 to 1 in reward");
        }
        return Optional.of(reward.doubleValue());
    }

    private static Optional<Answer.Usage> usage(JsonNode usage) throws Malformed {
        if (usage.isMissingNode() || usage.isNull()) {
            return Optional.empty();
        }
        if (!usage.isObject()) {
            throw new Malformed("has no JSON object in usage");
        }
        JsonNode cost = first(usage, "cost_usd", "cost");
        if (!cost.isMissingNode()
                && !(cost.isNumber() && cost.doubleValue() >= 0 && Double.isFinite(cost.doubleValue()))) {
            throw new Malformed("has no amount of dollars in usage.cost_usd");
        }
        return Optional.of(new Answer.Usage(
                tokens(first(usage, "input_tokens", "prompt_tokens"), "usage.input_tokens"),
                tokens(first(usage, "output_tokens", "completion_tokens"), "usage.output_tokens"),
                cost.isMissingNode() ? Optional.empty() : Optional.of(cost.doubleValue())));
    }

    private static long tokens(JsonNode tokens, String field) throws Malformed {
        if (tokens.isMissingNode()) {
            return 0;
        }
        if (!tokens.isIntegralNumber() || !tokens.canConvertToLong() || tokens.longValue() < 0) {
            throw new Malformed("has no count of tokens in " + field);
        }
        return tokens.longValue();
    }

    private static Optional<String> text(JsonNode response, String field) throws Malformed {
        JsonNode text = response.path(field);
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        if (!text.isTextual() || text.textValue().length() > 1_000) {
            throw new Malformed("has no text of at most 1000 characters in " + field);
        }
        return Optional.of(text.textValue());
    }

    private static Iterable<JsonNode> list(JsonNode list, String field) throws Malformed {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw new Malformed("has no list in " + field);
        }
        return list;
    }

    /** The first of these fields that is there and not null; a name with a slash is a path. */
    private static JsonNode first(JsonNode node, String... fields) {
        for (String field : fields) {
            JsonNode found = field.startsWith("/") ? node.at(field) : node.path(field);
            if (!found.isMissingNode() && !found.isNull()) {
                return found;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }
}
