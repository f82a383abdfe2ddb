package dev.casebook.agent.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Trial;
import dev.casebook.casefile.ToolInvocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What was said so far in one trial, and what it has used. For one thread. */
final class Conversation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NOW = "{now}";

    private final ChatAgent agent;
    private final ChatAgent.Setup setup;
    private final ArrayNode messages = NODES.arrayNode();
    private final List<ToolInvocation> calls = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private Optional<String> model = Optional.empty();
    private String said = "";
    private long inputTokens;
    private long outputTokens;
    private long millis;

    Conversation(ChatAgent agent, ChatAgent.Setup setup, Trial trial, Instant today) {
        this.agent = agent;
        this.setup = setup;
        String now = trial.input().now().map(Object::toString).orElseGet(today::toString);
        setup.system().ifPresent(system -> add("system", system.replace(NOW, now)));
        trial.input().history().forEach(turn -> add(turn.role(), turn.content()));
        add("user", trial.input().question());
    }

    private void add(String role, String content) {
        messages.addObject().put("role", role).put("content", content);
    }

    /** The body of the next request. */
    String request() {
        ObjectNode request = NODES.objectNode().put("model", setup.model());
        request.set("messages", messages);
        setup.temperature().ifPresent(temperature -> request.put("temperature", temperature));
        if (!agent.tools().isEmpty()) {
            ArrayNode tools = request.putArray("tools");
            for (ChatAgent.Tool tool : agent.tools()) {
                ObjectNode function = tools.addObject().put("type", "function").putObject("function");
                function.put("name", tool.name()).put("description", tool.description());
                function.set("parameters", tool.parameters());
            }
        }
        return text(request);
    }

    void said(Completion completion, long tookMillis) {
        messages.add(completion.message());
        model = completion.model();
        said = completion.content();
        inputTokens += completion.inputTokens();
        outputTokens += completion.outputTokens();
        millis += tookMillis;
    }

    /** Gives the model a call's result. */
    void called(Completion.Call call, ToolResult result) {
        calls.add(new ToolInvocation(call.name(), call.arguments().orElseGet(NODES::objectNode), result.value()));
        if (result.missing()) {
            missing.add(call.name());
        }
        millis += result.millis();
        JsonNode value = result.value();
        messages.addObject()
                .put("role", "tool")
                .put("tool_call_id", call.id())
                .put("content", value.isTextual() ? value.textValue() : text(value));
    }

    /** What the agent said last, with all it called and used on the way. */
    Answer answer() {
        Answer.Tools tools = switch (agent.results()) {
            case ChatAgent.Results.Recorded recorded -> Answer.Tools.RECORDED;
            case ChatAgent.Results.Live live -> Answer.Tools.LIVE;
        };
        return new Answer(
                said,
                calls,
                List.of(),
                model,
                Optional.of(new Answer.Usage(inputTokens, outputTokens, Optional.empty())),
                Optional.empty(),
                millis,
                new Answer.Circumstances(
                        Optional.of(setup.model()),
                        agent.tools().isEmpty() ? Optional.empty() : Optional.of(tools),
                        List.copyOf(missing),
                        Optional.empty()));
    }

    private static String text(JsonNode json) {
        try {
            return Json.mapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
