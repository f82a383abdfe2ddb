package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks rich text, tables and charts, whose limits are about shape more than about length. */
final class RichCheck {

    private static final Set<String> PARTS =
            Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");
    private static final Set<String> CELLS = Set.of("raw_text", "raw_number", "rich_text");

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

    void table(JsonNode table, String place) {
        problems.size(table, "rows", place, 1, 100);
        if (table.path("column_settings").size() > 20) {
            problems.add(place + "/column_settings", "no more than 20 items allowed");
        }
        for (int row = 0; row < table.path("rows").size(); row++) {
            JsonNode cells = table.path("rows").get(row);
            String at = place + "/rows/" + row;
            if (!cells.isArray() || cells.isEmpty()) {
                problems.add(at, "no fewer than 1 items allowed");
            } else if (cells.size() > 20) {
                problems.add(at, "no more than 20 items allowed");
            }
            for (int i = 0; i < cells.size(); i++) {
                cell(cells.get(i), at + "/" + i);
            }
        }
    }

    void chart(JsonNode block, String place) {
        problems.string(block, "title", place, 50);
        JsonNode chart = block.path("chart");
        switch (chart.path("type").asText("")) {
            case "pie" -> problems.size(chart, "segments", place + "/chart", 1, 6);
            case "line", "bar", "area" -> series(chart, place + "/chart");
            default -> problems.add(place + "/chart/type", "must be a valid enum value");
        }
    }

    private void series(JsonNode chart, String place) {
        problems.size(chart, "series", place, 1, 6);
        for (int i = 0; i < chart.path("series").size(); i++) {
            problems.string(chart.path("series").get(i), "name", place + "/series/" + i, 20);
            problems.size(chart.path("series").get(i), "data", place + "/series/" + i, 1, 20);
        }
        problems.size(chart.path("axis_config"), "categories", place + "/axis_config", 1, 20);
    }

    private void cell(JsonNode cell, String place) {
        String type = cell.path("type").asText("");
        if (!CELLS.contains(type)) {
            problems.add(place, "unsupported type: " + type);
        } else if (type.equals("rich_text")) {
            text(cell, place);
        } else if (type.equals("raw_text")) {
            problems.string(cell, "text", place, 10_000);
        }
    }
}
