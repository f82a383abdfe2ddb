package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks {@code table} and {@code data_table}: how many rows and columns, and what may stand in a cell. */
final class TableCheck {

    private static final Set<String> CELLS = Set.of("raw_text", "raw_number", "rich_text");
    private static final int COLUMNS = 20;
    private static final int CHARACTERS = 10_000;

    private final Problems problems;
    private final RichCheck rich;

    TableCheck(Problems problems, RichCheck rich) {
        this.problems = problems;
        this.rich = rich;
    }

    void table(JsonNode table, String place) {
        problems.size(table, "rows", place, 1, 100);
        if (table.path("column_settings").size() > COLUMNS) {
            problems.add(place + "/column_settings", "no more than 20 items allowed");
        }
        rows(table, place);
    }

    /** One row of heads without rich text and 1 to 100 others, all of the same length; a caption. */
    void data(JsonNode table, String place) {
        problems.string(table, "caption", place, 150);
        problems.size(table, "rows", place, 2, 101);
        if (table.hasNonNull("page_size")
                && (table.path("page_size").asInt() < 1
                        || table.path("page_size").asInt() > 100)) {
            problems.add(place + "/page_size", "must be between 1 and 100");
        }
        rows(table, place);
        int columns = table.path("rows").path(0).size();
        int characters = 0;
        for (int row = 0; row < table.path("rows").size(); row++) {
            JsonNode cells = table.path("rows").get(row);
            if (cells.size() != columns) {
                problems.add(place + "/rows/" + row, "must have as many cells as the first row");
            }
            for (JsonNode cell : cells) {
                characters += cell.path("text").asText("").length();
                if (row == 0 && cell.path("type").asText().equals("rich_text")) {
                    problems.add(place + "/rows/0", "unsupported type: rich_text");
                }
            }
        }
        if (characters > CHARACTERS) {
            problems.add(place + "/rows", "no more than 10000 characters allowed");
        }
    }

    private void rows(JsonNode table, String place) {
        for (int row = 0; row < table.path("rows").size(); row++) {
            JsonNode cells = table.path("rows").get(row);
            String at = place + "/rows/" + row;
            if (!cells.isArray() || cells.isEmpty()) {
                problems.add(at, "no fewer than 1 items allowed");
            } else if (cells.size() > COLUMNS) {
                problems.add(at, "no more than 20 items allowed");
            }
            for (int i = 0; i < cells.size(); i++) {
                cell(cells.get(i), at + "/" + i);
            }
        }
    }

    private void cell(JsonNode cell, String place) {
        String type = cell.path("type").asText("");
        if (!CELLS.contains(type)) {
            problems.add(place, "unsupported type: " + type);
        } else if (type.equals("rich_text")) {
            rich.text(cell, place);
        } else if (type.equals("raw_text")) {
            problems.string(cell, "text", place, CHARACTERS);
        }
    }
}
