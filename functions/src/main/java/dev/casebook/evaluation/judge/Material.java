package dev.casebook.evaluation.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.Json;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.evaluation.evaluators.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a judge is shown of a case and an answer, by the names of its sections: only what its question needs.
 *
 * @param sections plain texts and lists of them
 */
record Material(Map<String, JsonNode> sections) {
    /** Every line between two sections begins with it, and a random number follows. */
    static final String MARK = "DATA-";

    private static final int LONGEST = 200_000;

    static Material of(Question.Kind kind, Case c, Answer answer) {
        Map<String, JsonNode> sections = new LinkedHashMap<>();
        sections.put(
                "conversation", list(c.input().history().stream().map(turn -> turn.role() + ": " + turn.content())));
        sections.put("question", text(c.input().question()));
        switch (kind) {
            case TONE -> {}
            case FACTUALITY -> reference(c, sections);
            case GROUNDEDNESS -> sources(c, answer, sections);
            case RUBRIC -> {
                reference(c, sections);
                sources(c, answer, sections);
            }
        }
        sections.put("answer", text(answer.output()));
        sections.values().removeIf(section -> section.isArray() && section.isEmpty());
        return new Material(sections);
    }

    private static void reference(Case c, Map<String, JsonNode> sections) {
        c.reference().ifPresent(reference -> sections.put("reference", text(reference.text())));
    }

    private static void sources(Case c, Answer answer, Map<String, JsonNode> sections) {
        c.input().now().ifPresent(now -> sections.put("now", text(now.toString())));
        sections.put("contexts", list(answer.contexts().stream()));
        List<ToolInvocation> calls = answer.toolCalls().stream().anyMatch(call -> call.result() != null)
                ? answer.toolCalls()
                : Stream.concat(answer.toolCalls().stream(), c.input().tools().stream())
                        .toList();
        sections.put("tool results", list(calls.stream().map(Material::shown)));
    }

    private static String shown(ToolInvocation call) {
        return call.name() + " " + call.arguments() + (call.result() == null ? "" : " -> " + call.result());
    }

    /** The texts that others than the case's author had a hand in. */
    List<String> texts() {
        return Stream.of("answer", "contexts", "tool results")
                .filter(sections::containsKey)
                .map(sections::get)
                .flatMap(section -> section.isArray() ? section.valueStream() : Stream.of(section))
                .map(JsonNode::asText)
                .toList();
    }

    boolean tooLong() {
        return sections.values().stream()
                        .mapToLong(section -> section.toString().length())
                        .sum()
                > LONGEST;
    }

    /** As data: JSON has no line breaks of its own, so no text can end its section. */
    String between(String random) {
        String mark = MARK + random;
        StringBuilder text = new StringBuilder("The mark is " + mark + ".\n");
        sections.forEach((name, section) -> text.append(mark)
                .append(' ')
                .append(name)
                .append('\n')
                .append(section)
                .append('\n'));
        return text.append(mark).append(" end\n").toString();
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(PlainText.of(text));
    }

    private static ArrayNode list(Stream<String> texts) {
        ArrayNode list = Json.mapper().createArrayNode();
        texts.map(PlainText::of).forEach(list::add);
        return list;
    }
}
