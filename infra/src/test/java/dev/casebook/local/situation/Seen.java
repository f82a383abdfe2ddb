package dev.casebook.local.situation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.local.slack.content.PlainText;
import dev.casebook.local.slack.workspace.People;
import java.util.List;
import java.util.Optional;

/** A message as a person reads it. */
record Seen(JsonNode shown) {

    /** Its text, a line each, buttons in brackets, people by their names. */
    String text() {
        String text = PlainText.of(message());
        for (dev.casebook.local.slack.workspace.Person person : People.HUMANS) {
            text = text.replace("@" + person.id(), "@" + person.shownName());
        }
        return text;
    }

    String firstLine() {
        return text().lines().findFirst().orElse("");
    }

    String channel() {
        return shown.path("channel").asText();
    }

    String ts() {
        return message().path("ts").asText();
    }

    /** The message that its thread hangs below; itself when it is in none. */
    String thread() {
        return message().path("thread_ts").asText(ts());
    }

    /** The eight characters of the case that it is about. */
    String caseId() {
        return message().at("/metadata/event_payload/case").asText();
    }

    boolean inThreadOf(Seen root) {
        return thread().equals(root.ts()) && !ts().equals(root.ts());
    }

    /** Whether nobody else sees it. */
    boolean alone() {
        return shown.path("ephemeral").asBoolean() || channel().startsWith("D");
    }

    boolean says(String... texts) {
        String all = text();
        return List.of(texts).stream().allMatch(all::contains);
    }

    List<String> buttons() {
        return elements().stream()
                .map(element -> element.json().at("/text/text").asText())
                .filter(label -> !label.isEmpty())
                .toList();
    }

    Element element(String label) {
        return elements().stream()
                .filter(element -> element.named(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no button “" + label + "” in\n" + text()));
    }

    private List<Element> elements() {
        return Element.in(message().path("blocks"));
    }

    private JsonNode message() {
        return shown.path("message");
    }

    /** Something that can be pressed or filled in, and the block it stands in. */
    record Element(JsonNode block, JsonNode json) {

        static List<Element> in(JsonNode blocks) {
            return blocks.valueStream()
                    .flatMap(block -> {
                        Optional<JsonNode> alone = block.has("element")
                                ? Optional.of(block.path("element"))
                                : Optional.of(block.path("accessory")).filter(JsonNode::isObject);
                        return alone.map(java.util.stream.Stream::of)
                                .orElseGet(() -> block.path("elements").valueStream())
                                .map(element -> new Element(block, element));
                    })
                    .filter(element -> element.json().has("action_id"))
                    .toList();
        }

        /** By what a person reads on or above it; a button's text may go on, such as with a count. */
        boolean named(String label) {
            return json.at("/text/text").asText().startsWith(label)
                    || json.at("/placeholder/text").asText().startsWith(label)
                    || block.at("/label/text").asText().startsWith(label);
        }

        String blockId() {
            return block.path("block_id").asText();
        }

        String actionId() {
            return json.path("action_id").asText();
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
