package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks rich text, tables and charts, whose limits are about shape more than about length. */
final class RichCheck {

    private static final Set<String> PARTS =
            Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");

    private final Problems problems;

    RichCheck(Problems problems) {
        this.problems = problems;
    }

    void text(JsonNode block, String place) {
        if (!block.path("elements").isArray()) {
            problems.add(place, "missing required field: elements");
        }
        for (int i = 0; i < block.path("elements").size(); i++) {
            String type = block.path("elements").get(i).path("type").asText("");
            if (!PARTS.contains(type)) {
                problems.add(place + "/elements/" + i, "unsupported type: " + type);
            }
        }
    }
}
