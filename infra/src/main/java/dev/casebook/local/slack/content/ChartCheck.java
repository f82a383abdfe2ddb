package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks {@code data_visualization}: title 50 characters, at most 6 series with unique names and 20 points, names and
 * labels 20 characters, axis labels 50, one point for a category, values of a pie above zero.
 */
final class ChartCheck {

    private static final int NAME = 20;

    private final Problems problems;

    ChartCheck(Problems problems) {
        this.problems = problems;
    }

    void check(JsonNode block, String place) {
        problems.string(block, "title", place, 50);
        JsonNode chart = block.path("chart");
        switch (chart.path("type").asText("")) {
            case "pie" -> pie(chart, place + "/chart");
            case "line", "bar", "area" -> series(chart, place + "/chart");
            default -> problems.add(place + "/chart/type", "must be a valid enum value");
        }
    }

    private void pie(JsonNode chart, String place) {
        problems.size(chart, "segments", place, 1, 6);
        for (int i = 0; i < chart.path("segments").size(); i++) {
            JsonNode segment = chart.path("segments").get(i);
            String at = place + "/segments/" + i;
            problems.string(segment, "label", at, NAME);
            if (segment.path("value").asDouble() <= 0) {
                problems.add(at + "/value", "must be more than 0");
            }
        }
    }

    private void series(JsonNode chart, String place) {
        problems.size(chart, "series", place, 1, 6);
        JsonNode axis = chart.path("axis_config");
        problems.size(axis, "categories", place + "/axis_config", 1, 20);
        for (String label : new String[] {"x_label", "y_label"}) {
            problems.length(axis, label, place + "/axis_config", 50);
        }
        Set<String> categories = new HashSet<>();
        for (int i = 0; i < axis.path("categories").size(); i++) {
            String category = axis.path("categories").get(i).asText();
            if (category.length() > NAME || !categories.add(category)) {
                problems.add(place + "/axis_config/categories/" + i, "must be unique and no more than 20 characters");
            }
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < chart.path("series").size(); i++) {
            JsonNode one = chart.path("series").get(i);
            String at = place + "/series/" + i;
            problems.string(one, "name", at, NAME);
            if (!names.add(one.path("name").asText())) {
                problems.add(at + "/name", "must be unique");
            }
            points(one, categories, at);
        }
    }

    private void points(JsonNode series, Set<String> categories, String place) {
        problems.size(series, "data", place, 1, 20);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < series.path("data").size(); i++) {
            JsonNode point = series.path("data").get(i);
            String at = place + "/data/" + i;
            String label = point.path("label").asText();
            if (!categories.contains(label) || !seen.add(label)) {
                problems.add(at + "/label", "must be a category that this series has no other point for");
            }
            if (!point.path("value").isNumber()) {
                problems.add(at + "/value", "must be a number");
            }
        }
    }
}
