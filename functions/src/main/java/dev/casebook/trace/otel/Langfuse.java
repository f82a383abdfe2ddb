package dev.casebook.trace.otel;

import dev.casebook.trace.otel.Reading.Kind;
import java.util.Optional;

/** The Langfuse SDK: {@code langfuse.observation.type}, {@code .input}, {@code .output}. */
final class Langfuse implements Convention {
    private static final String PREFIX = "langfuse.observation.";

    @Override
    public Reading read(Span span) {
        Attributes at = span.attributes();
        Optional<String> type = at.text(PREFIX + "type");
        if (type.isEmpty()) {
            return Reading.NONE;
        }
        Kind kind = kind(type.get());
        Optional<JsonText> input = at.json(PREFIX + "input");
        Optional<JsonText> output =
                at.json(PREFIX + "output").filter(json -> !json.node().asText().equals("None"));
        boolean tool = kind == Kind.TOOL;
        return new Reading(
                Optional.of(kind),
                new Reading.Who(
                        Optional.empty(),
                        at.text("langfuse.version"),
                        at.text("langfuse.session.id"),
                        at.text("langfuse.user.id")),
                Reading.Model.NONE,
                tool
                        ? new Reading.Tool(
                                Optional.of(span.name()), input.map(JsonText::node), output.map(JsonText::node))
                        : Reading.Tool.NONE,
                new Reading.Talk(Messages.in(input, "user"), Messages.said(Messages.in(output, "assistant"))),
                Reading.Lookup.NONE,
                JsonText.anyCut(input, output));
    }

    private static Kind kind(String written) {
        return switch (written) {
            case "generation" -> Kind.MODEL;
            case "agent" -> Kind.AGENT;
            case "tool" -> Kind.TOOL;
            case "retriever" -> Kind.RETRIEVAL;
            default -> Kind.OTHER;
        };
    }
}
