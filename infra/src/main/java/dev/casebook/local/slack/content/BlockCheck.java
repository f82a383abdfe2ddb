package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks blocks against Slack's published limits (docs.slack.dev, reference/block-kit/blocks): 50 blocks in a message,
 * 100 in a view, 3000 characters in a section, 150 in a header, 255 in an id, one table in a message, and so on.
 */
public final class BlockCheck {

    private static final Set<String> MESSAGE_ONLY =
            Set.of("table", "data_table", "markdown", "data_visualization", "plan");
    private static final Set<String> UNCHECKED = Set.of("video", "file", "call", "task_card", "card", "share_shortcut");

    private final Problems problems = new Problems();
    private final ElementCheck elements = new ElementCheck(problems);
    private final RichCheck rich = new RichCheck(problems);
    private final TableCheck tables = new TableCheck(problems, rich);
    private final ChartCheck charts = new ChartCheck(problems);
    private final boolean view;

    private BlockCheck(boolean view) {
        this.view = view;
    }

    /** What is wrong with the blocks of a message; {@code pointer} is where they stand, such as {@code /blocks}. */
    public static List<String> message(JsonNode blocks, String pointer) {
        return new BlockCheck(false).all(blocks, pointer, 50);
    }

    /** What is wrong with the blocks of a modal or a home tab. */
    public static List<String> view(JsonNode blocks, String pointer) {
        return new BlockCheck(true).all(blocks, pointer, 100);
    }

    private List<String> all(JsonNode blocks, String pointer, int max) {
        if (blocks.size() > max) {
            problems.add(pointer, "no more than " + max + " items allowed");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            JsonNode block = blocks.get(i);
            String place = pointer + "/" + i;
            problems.length(block, "block_id", place, 255);
            if (block.hasNonNull("block_id") && !ids.add(block.path("block_id").asText())) {
                problems.add(place + "/block_id", "block_id must be unique");
            }
            one(block, place);
        }
        return problems.found();
    }

    private void one(JsonNode block, String place) {
        String type = block.path("type").asText("");
        if (view && MESSAGE_ONLY.contains(type)) {
            problems.add(place, "unsupported type: " + type);
            return;
        }
        switch (type) {
            case "section" -> section(block, place);
            case "header" -> problems.text(block, "text", place, 150, false);
            case "context" -> context(block, place);
            case "actions" -> actions(block, place);
            case "image" -> image(block, place);
            case "input" -> input(block, place);
            case "rich_text" -> rich.text(block, place);
            case "table" -> tables.table(block, place);
            case "markdown" -> problems.string(block, "text", place, 12_000);
            case "data_visualization" -> charts.check(block, place);
            case "data_table" -> tables.data(block, place);
            case "alert" -> alert(block, place);
            case "container" -> problems.size(block, "child_blocks", place, 1, 10);
            case "carousel" -> problems.size(block, "elements", place, 1, 10);
            case "context_actions" -> problems.size(block, "elements", place, 1, 5);
            case "plan", "divider" -> unlimited();
            default -> {
                if (!UNCHECKED.contains(type)) {
                    problems.add(place, type.isEmpty() ? "missing required field: type" : "unsupported type: " + type);
                }
            }
        }
    }

    /** Blocks for which Slack publishes no limit that a bot could break. */
    private static void unlimited() {}

    private void alert(JsonNode block, String place) {
        if (!view) {
            problems.add(place, "unsupported type: alert");
        }
        problems.optionalText(block, "text", place, 3000);
    }

    private void section(JsonNode block, String place) {
        if (block.hasNonNull("text")) {
            problems.text(block, "text", place, 3000, true);
        } else if (!block.hasNonNull("fields")) {
            problems.add(place, "missing required field: text");
        }
        if (block.hasNonNull("fields")) {
            problems.size(block, "fields", place, 1, 10);
            for (int i = 0; i < block.path("fields").size(); i++) {
                problems.textObject(block.path("fields").get(i), place + "/fields/" + i, 2000, true);
            }
        }
        if (block.hasNonNull("accessory")) {
            elements.check(block.path("accessory"), place + "/accessory");
        }
    }

    private void context(JsonNode block, String place) {
        problems.size(block, "elements", place, 1, 10);
        for (int i = 0; i < block.path("elements").size(); i++) {
            JsonNode element = block.path("elements").get(i);
            if (element.path("type").asText("").equals("image")) {
                image(element, place + "/elements/" + i);
            } else {
                problems.textObject(element, place + "/elements/" + i, 3000, true);
            }
        }
    }

    private void actions(JsonNode block, String place) {
        problems.size(block, "elements", place, 1, 25);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < block.path("elements").size(); i++) {
            JsonNode element = block.path("elements").get(i);
            elements.check(element, place + "/elements/" + i);
            if (element.hasNonNull("action_id")
                    && !ids.add(element.path("action_id").asText())) {
                problems.add(place + "/elements/" + i + "/action_id", "action_id must be unique");
            }
        }
    }

    private void image(JsonNode block, String place) {
        if (!block.hasNonNull("image_url") && !block.hasNonNull("slack_file")) {
            problems.add(place, "missing required field: image_url");
        }
        problems.length(block, "image_url", place, 3000);
        problems.string(block, "alt_text", place, 2000);
        problems.optionalText(block, "title", place, 2000);
    }

    private void input(JsonNode block, String place) {
        problems.text(block, "label", place, 2000, false);
        problems.optionalText(block, "hint", place, 2000);
        if (block.path("element").isObject()) {
            elements.check(block.path("element"), place + "/element");
        } else {
            problems.add(place, "missing required field: element");
        }
    }
}
