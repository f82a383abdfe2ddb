package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/**
 * Listens to the messages that a span carries, in every convention's place for them: what went into the model and what came
 * out of it.
 */
final class SpokenTools {
    private static final List<String> INPUTS = List.of(
            "gen_ai.input.messages",
            "gen_ai.prompt",
            "pydantic_ai.all_messages",
            "all_messages_events",
            "ai.prompt.messages",
            "ai.prompt",
            "langfuse.observation.input",
            "gcp.vertex.agent.llm_request",
            "input.value");
    private static final List<String> OUTPUTS = List.of(
            "gen_ai.output.messages",
            "gen_ai.completion",
            "ai.response.toolCalls",
            "langfuse.observation.output",
            "gcp.vertex.agent.llm_response",
            "output.value");

    private SpokenTools() {}

    /** What went in; every place is listened to on its own, as several may tell of the same conversation. */
    static ToolTalk input(Span span) {
        ToolTalk all = new ToolTalk();
        Attributes at = span.attributes();
        INPUTS.forEach(name -> listen(at, name, all));
        openInference(at, "llm.input_messages", all);
        openLlmetry(at, "gen_ai.prompt", all);
        if (!span.events().isEmpty()) {
            all.join(events(span.events()));
        }
        return all;
    }

    private static ToolTalk events(List<Span.Event> told) {
        ToolTalk events = new ToolTalk();
        for (Span.Event event : told) {
            events.next();
            switch (event.name()) {
                case "gen_ai.user.message" -> events.question();
                case "gen_ai.assistant.message" ->
                    worded(event.attributes(), "tool_calls").ifPresent(events::listen);
                case "gen_ai.tool.message" -> toolMessage(event.attributes(), events);
                default -> {}
            }
        }
        return events;
    }

    /** What came out. */
    static ToolTalk output(Span span) {
        ToolTalk all = new ToolTalk();
        Attributes at = span.attributes();
        OUTPUTS.forEach(name -> listen(at, name, all));
        openInference(at, "llm.output_messages", all);
        openLlmetry(at, "gen_ai.completion", all);
        for (Span.Event event : span.events()) {
            if (event.name().equals("gen_ai.choice")) {
                listen(event.attributes(), "message", all);
                listen(event.attributes(), "tool_calls", all);
            }
        }
        return all;
    }

    private static void listen(Attributes at, String name, ToolTalk all) {
        worded(at, name).ifPresent(value -> {
            ToolTalk talk = new ToolTalk();
            talk.listen(value);
            all.join(talk);
        });
    }

    /** Every shape of a call has one of these words in it; without them there is no need to parse. */
    private static Optional<JsonNode> worded(Attributes at, String name) {
        return at.rawText(name)
                .filter(text -> text.contains("tool") || text.contains("function"))
                .map(text -> JsonText.of(text).node());
    }

    private static void toolMessage(Attributes at, ToolTalk talk) {
        at.json("content")
                .ifPresent(content -> talk.tell(
                        JsonNodeFactory.instance.textNode(
                                at.text("id", "tool_call_id").orElse("")),
                        content.node()));
    }

    private static void openInference(Attributes at, String prefix, ToolTalk all) {
        List<Attributes> messages = at.indexed(prefix);
        if (messages.isEmpty()) {
            return;
        }
        ToolTalk talk = new ToolTalk();
        for (Attributes one : messages) {
            Optional<String> role = one.text("message.role");
            question(role, talk);
            for (Attributes call : one.indexed("message.tool_calls")) {
                ask(
                        call.text("tool_call.id"),
                        call.text("tool_call.function.name"),
                        call.json("tool_call.function.arguments"),
                        talk);
            }
            result(one.text("message.tool_call_id"), one.json("message.content"), talk);
        }
        all.join(talk);
    }

    private static void openLlmetry(Attributes at, String prefix, ToolTalk all) {
        List<Attributes> messages = at.indexed(prefix);
        if (messages.isEmpty()) {
            return;
        }
        ToolTalk talk = new ToolTalk();
        for (Attributes one : messages) {
            question(one.text("role"), talk);
            for (Attributes call : one.indexed("tool_calls")) {
                ask(call.text("id"), call.text("name"), call.json("arguments"), talk);
            }
            result(one.text("tool_call_id"), one.json("content"), talk);
        }
        all.join(talk);
    }

    private static void question(Optional<String> role, ToolTalk talk) {
        talk.next();
        if (role.filter("user"::equals).isPresent()) {
            talk.question();
        }
    }

    private static void ask(Optional<String> id, Optional<String> name, Optional<JsonText> arguments, ToolTalk talk) {
        name.ifPresent(tool -> talk.ask(new AskedTool(
                id.orElse(""),
                0,
                tool,
                arguments
                        .map(JsonText::node)
                        .filter(node -> !(node.isTextual() && node.asText().isBlank())))));
    }

    private static void result(Optional<String> id, Optional<JsonText> content, ToolTalk talk) {
        id.ifPresent(
                call -> content.ifPresent(json -> talk.tell(JsonNodeFactory.instance.textNode(call), json.node())));
    }

    /** Names that an agent kit offers the model as tools but that only end the run (Pydantic AI's {@code output_tools}). */
    static List<String> endings(Span span) {
        return span.attributes()
                .json("model_request_parameters")
                .map(json -> json.node().path("output_tools").findValuesAsText("name"))
                .orElse(List.of());
    }
}
