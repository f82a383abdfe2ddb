package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.otel.Reading.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Spans that LangSmith's SDK exports: {@code langsmith.span.kind}, {@code gen_ai.prompt}, {@code gen_ai.completion}. */
final class LangSmithSpans implements Convention {
    private static final String METADATA = "langsmith.metadata.";

    @Override
    public Reading read(Span span) {
        Attributes at = span.attributes();
        Optional<String> written = at.text("langsmith.span.kind");
        if (written.isEmpty()) {
            return Reading.NONE;
        }
        Kind kind = switch (written.get()) {
            case "llm" -> Kind.MODEL;
            case "tool" -> Kind.TOOL;
            case "retriever" -> Kind.RETRIEVAL;
            default -> Kind.OTHER;
        };
        Optional<JsonText> input = at.json("gen_ai.prompt");
        Optional<JsonText> output = at.json("gen_ai.completion");
        return new Reading(
                Optional.of(kind),
                new Reading.Who(
                        Optional.empty(),
                        at.text(METADATA + "revision_id"),
                        at.text(METADATA + "thread_id", METADATA + "session_id", METADATA + "conversation_id"),
                        at.text(METADATA + "user_id")),
                kind == Kind.MODEL ? model(at) : Reading.Model.NONE,
                kind == Kind.TOOL ? tool(span, input, output) : Reading.Tool.NONE,
                new Reading.Talk(Messages.in(input, "user"), Messages.said(Messages.in(output, "assistant"))),
                kind == Kind.RETRIEVAL ? new Reading.Lookup(query(input), documents(output)) : Reading.Lookup.NONE,
                JsonText.anyCut(input, output));
    }

    private static Reading.Model model(Attributes at) {
        return new Reading.Model(
                at.text(METADATA + "ls_model_name"),
                Optional.empty(),
                at.number(METADATA + "ls_temperature"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Reading.Tool tool(Span span, Optional<JsonText> input, Optional<JsonText> output) {
        return new Reading.Tool(
                Optional.of(span.name()),
                input.map(JsonText::node),
                output.map(json -> json.node().has("output") ? json.node().path("output") : json.node()),
                Optional.empty());
    }

    private static Optional<String> query(Optional<JsonText> input) {
        return input.map(json -> json.node().path("query").asText()).filter(text -> !text.isBlank());
    }

    private static List<String> documents(Optional<JsonText> output) {
        List<String> texts = new ArrayList<>();
        output.ifPresent(json -> {
            for (JsonNode document : json.node().path("documents")) {
                String text = document.path("page_content").asText();
                texts.add(text.isEmpty() ? document.toString() : text);
            }
        });
        return texts;
    }
}
