package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.casebook.trace.Message;
import dev.casebook.trace.otel.Reading.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * OpenInference (Phoenix, Arize): {@code openinference.span.kind}, {@code llm.input_messages.N.message.…}.
 *
 * @see <a href="https://github.com/Arize-ai/openinference/blob/main/spec/semantic_conventions.md">its conventions</a>
 */
final class OpenInference implements Convention {

    @Override
    public Reading read(Span span) {
        Attributes at = span.attributes();
        Optional<String> written = at.text("openinference.span.kind");
        if (written.isEmpty()) {
            return Reading.NONE;
        }
        Kind kind = switch (written.get()) {
            case "AGENT" -> Kind.AGENT;
            case "LLM" -> Kind.MODEL;
            case "TOOL" -> Kind.TOOL;
            case "RETRIEVER" -> Kind.RETRIEVAL;
            default -> Kind.OTHER;
        };
        Optional<JsonText> input = at.json("input.value");
        Optional<JsonText> output = at.json("output.value");
        return new Reading(
                Optional.of(kind),
                who(at),
                kind == Kind.MODEL ? model(at, output) : Reading.Model.NONE,
                kind == Kind.TOOL ? tool(span, input, output) : Reading.Tool.NONE,
                talk(at, input, output),
                new Reading.Lookup(kind == Kind.RETRIEVAL ? at.text("input.value") : Optional.empty(), documents(at)),
                JsonText.anyCut(input, output));
    }

    private static Reading.Who who(Attributes at) {
        JsonNode more = at.json("metadata").map(JsonText::node).orElse(MissingNode.getInstance());
        return new Reading.Who(
                at.text("agent.name", "graph.node.id"),
                Optional.empty(),
                at.text("session.id").or(() -> text(more, "session_id", "thread_id", "conversation_id")),
                at.text("user.id").or(() -> text(more, "user_id")));
    }

    /** The provider's own answer, where the instrumentation kept it whole, says what its attributes leave out. */
    private static Reading.Model model(Attributes at, Optional<JsonText> output) {
        JsonNode parameters =
                at.json("llm.invocation_parameters").map(JsonText::node).orElse(MissingNode.getInstance());
        ProviderAnswer answer = ProviderAnswer.in(output);
        Optional<String> named = at.text("llm.model_name");
        Optional<String> asked = at.text("llm.request.model_name")
                .or(() -> answer.isEcho(parameters) ? Optional.empty() : text(parameters, "model", "model_name"))
                .or(() -> answer.model().isPresent() && !answer.model().equals(named) ? named : Optional.empty());
        return new Reading.Model(
                asked,
                at.text("llm.response.model_name").or(answer::model).or(() -> named),
                Optional.of(parameters.path("temperature"))
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::asDouble),
                at.integer("llm.token_count.prompt").or(answer::inputTokens),
                at.integer("llm.token_count.completion").or(answer::outputTokens),
                at.text("llm.finish_reason").or(answer::finishReason),
                Optional.empty());
    }

    private static Optional<String> text(JsonNode in, String... names) {
        for (String name : names) {
            String text = in.path(name).asText("");
            if (in.path(name).isValueNode() && !in.path(name).isNull() && !text.isBlank()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static Reading.Tool tool(Span span, Optional<JsonText> input, Optional<JsonText> output) {
        return new Reading.Tool(
                span.attributes().text("tool.name").or(() -> Optional.of(span.name())),
                input.map(JsonText::node),
                output.map(JsonText::node),
                span.attributes().text("tool.id", "tool_call.id"));
    }

    private static Reading.Talk talk(Attributes at, Optional<JsonText> input, Optional<JsonText> output) {
        List<Message> asked = messages(at, "llm.input_messages");
        List<Message> answered = messages(at, "llm.output_messages");
        return new Reading.Talk(
                asked.isEmpty() ? Messages.in(input, "user") : asked,
                Messages.said(answered).or(() -> {
                    return answered.isEmpty() ? Messages.said(Messages.in(output, "assistant")) : Optional.empty();
                }));
    }

    private static List<Message> messages(Attributes at, String prefix) {
        List<Message> messages = new ArrayList<>();
        for (Attributes one : at.indexed(prefix)) {
            String role = one.text("message.role").map(Messages::role).orElse("user");
            String text = one.text("message.content").orElseGet(() -> contents(one));
            messages.add(new Message(role, text));
        }
        return messages;
    }

    private static String contents(Attributes message) {
        return String.join(
                "\n",
                message.indexed("message.contents").stream()
                        .flatMap(part -> part.text("message_content.text").stream())
                        .toList());
    }

    private static List<String> documents(Attributes at) {
        return at.indexed("retrieval.documents").stream()
                .flatMap(document -> document.text("document.content", "document.id").stream())
                .toList();
    }
}
