package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.Message;
import dev.casebook.trace.otel.Reading.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** OpenLLMetry (Traceloop): {@code traceloop.span.kind}, {@code gen_ai.prompt.N.…}, {@code gen_ai.completion.N.…}. */
final class OpenLlmetry implements Convention {
    private static final String ASSOCIATION = "traceloop.association.properties.";

    @Override
    public Reading read(Span span) {
        Attributes at = span.attributes();
        boolean model = at.has("llm.request.type") || at.hasAnyUnder("gen_ai.prompt.0.");
        List<String> documents = documents(span);
        if (!model && documents.isEmpty() && !at.hasAnyUnder("traceloop.")) {
            return Reading.NONE;
        }
        Optional<Kind> kind = model
                ? Optional.of(Kind.MODEL)
                : at.text("traceloop.span.kind")
                        .map(OpenLlmetry::kind)
                        .or(() -> documents.isEmpty() ? Optional.empty() : Optional.of(Kind.RETRIEVAL));
        Optional<JsonText> input = at.json("traceloop.entity.input");
        Optional<JsonText> output = at.json("traceloop.entity.output");
        boolean tool = kind.filter(Kind.TOOL::equals).isPresent();
        return new Reading(
                kind,
                who(at, kind),
                model(at),
                tool ? tool(at, input, output) : Reading.Tool.NONE,
                talk(at, input, output),
                new Reading.Lookup(Optional.empty(), documents),
                JsonText.anyCut(input, output));
    }

    /** Clients of vector databases write each hit as an event. */
    private static List<String> documents(Span span) {
        return span.events().stream()
                .filter(event -> event.name().equals("db.query.result"))
                .flatMap(event -> event.attributes().text("db.query.result.document", "db.query.result.id").stream())
                .toList();
    }

    private static Kind kind(String written) {
        return switch (written) {
            case "workflow", "agent" -> Kind.AGENT;
            case "tool" -> Kind.TOOL;
            default -> Kind.OTHER;
        };
    }

    private static Reading.Who who(Attributes at, Optional<Kind> kind) {
        Optional<String> entity =
                kind.filter(Kind.AGENT::equals).isPresent() ? at.text("traceloop.entity.name") : Optional.empty();
        return new Reading.Who(
                at.text("traceloop.workflow.name").or(() -> entity),
                Optional.empty(),
                at.text(ASSOCIATION + "session_id", ASSOCIATION + "thread_id", ASSOCIATION + "conversation_id"),
                at.text(ASSOCIATION + "user_id"));
    }

    private static Reading.Model model(Attributes at) {
        Optional<String> finish = at.indexed("gen_ai.completion").stream()
                .flatMap(one -> one.text("finish_reason").stream())
                .findFirst();
        return new Reading.Model(
                at.text("llm.request.model"),
                at.text("llm.response.model"),
                at.number("llm.temperature"),
                at.integer("llm.usage.prompt_tokens"),
                at.integer("llm.usage.completion_tokens"),
                finish,
                Optional.empty());
    }

    private static Reading.Tool tool(Attributes at, Optional<JsonText> input, Optional<JsonText> output) {
        return new Reading.Tool(
                at.text("traceloop.entity.name"),
                input.map(json -> unwrapped(json.node(), List.of("input_str", "inputs", "kwargs"))),
                output.map(json -> unwrapped(json.node(), List.of("output", "outputs"))),
                at.text("gen_ai.tool.call.id"));
    }

    private static JsonNode unwrapped(JsonNode value, List<String> names) {
        for (String name : names) {
            JsonNode inner = value.path(name);
            if (inner.isTextual() || (inner.isContainerNode() && !inner.isEmpty())) {
                return JsonText.of(inner).node();
            }
        }
        return value;
    }

    private static Reading.Talk talk(Attributes at, Optional<JsonText> input, Optional<JsonText> output) {
        List<Message> asked = messages(at, "gen_ai.prompt");
        List<Message> answered = messages(at, "gen_ai.completion");
        return new Reading.Talk(
                asked.isEmpty() ? Messages.in(input, "user") : asked,
                Messages.said(answered)
                        .or(() -> answered.isEmpty()
                                ? Messages.said(Messages.in(output, "assistant"))
                                : Optional.empty()));
    }

    private static List<Message> messages(Attributes at, String prefix) {
        List<Message> messages = new ArrayList<>();
        for (Attributes one : at.indexed(prefix)) {
            String role = one.text("role").map(Messages::role).orElse("user");
            messages.add(new Message(
                    role, one.text("content").map(OpenLlmetry::plain).orElse("")));
        }
        return messages;
    }

    /** Multi-part content is written as a JSON list of parts. */
    private static String plain(String content) {
        if (!content.startsWith("[{")) {
            return content;
        }
        JsonNode parts = JsonText.of(content).node();
        String text = parts.isArray() && parts.path(0).has("type")
                ? String.join(
                        "\n",
                        Messages.in(parts, "user").stream()
                                .map(Message::content)
                                .toList())
                : "";
        return text.isBlank() ? content : text;
    }
}
