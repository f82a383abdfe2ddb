package dev.casebook.bot.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What Slack would refuse in a message, and what a reader of its JSON would take for a mention or a link. */
final class MessageValidator {
    private static final Pattern MARKUP = Pattern.compile("<([^<>]*)>");
    private static final Pattern BARE = Pattern.compile("&(?!amp;|lt;|gt;)");

    private final List<String> problems = new ArrayList<>();
    private final List<String> mentions = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    static MessageValidator of(ObjectNode message) {
        MessageValidator validator = new MessageValidator();
        validator.message(message);
        return validator;
    }

    List<String> problems() {
        return problems;
    }

    /** Who is mentioned, by id. */
    List<String> mentions() {
        return mentions;
    }

    /** Where to. */
    List<String> links() {
        return links;
    }

    private void message(ObjectNode message) {
        length(message.path("text"), 1, 40_000, "text");
        mrkdwn(message.path("text").asText());
        JsonNode blocks = message.path("blocks");
        check(blocks.size() >= 1 && blocks.size() <= 50, () -> "1 to 50 blocks, not " + blocks.size());
        check(
                blocks.toString().length() <= 13_200,
                () -> "blocks are too long: " + blocks.toString().length());
        blocks.forEach(this::block);
        check(
                blocks.findValuesAsText("type").stream().filter("table"::equals).count() <= 1,
                () -> "more than one table");
        check(
                blocks.findValuesAsText("type").stream()
                                .filter("data_visualization"::equals)
                                .count()
                        <= 2,
                () -> "more than two charts");
    }

    private void block(JsonNode block) {
        switch (block.path("type").asText()) {
            case "header" -> plain(block.path("text"), 150);
            case "context" -> {
                size(block.path("elements"), 1, 10, "context");
                block.path("elements").forEach(element -> plain(element, 3000));
            }
            case "actions" -> {
                size(block.path("elements"), 1, 25, "actions");
                Set<String> ids = new HashSet<>();
                block.path("elements").forEach(element -> control(element, ids));
            }
            case "rich_text" -> {
                size(block.path("elements"), 1, 100, "rich_text");
                block.path("elements").forEach(this::rich);
            }
            case "table" -> table(block);
            case "data_visualization" -> chart(block);
            default -> problems.add("unknown block " + block.path("type"));
        }
    }

    private void table(JsonNode table) {
        size(table.path("rows"), 1, 100, "table");
        size(table.path("column_settings"), 0, 20, "column_settings");
        int columns = table.path("rows").path(0).size();
        for (JsonNode row : table.path("rows")) {
            size(row, 1, 20, "row");
            check(row.size() == columns, () -> "rows of different length");
            for (JsonNode cell : row) {
                check(cell.path("type").asText().equals("raw_text"), () -> "a cell that Slack interprets: " + cell);
                length(cell.path("text"), 1, 3000, "cell");
            }
        }
    }

    private void chart(JsonNode block) {
        length(block.path("title"), 1, 50, "chart title");
        JsonNode chart = block.path("chart");
        check(Set.of("line", "bar", "area").contains(chart.path("type").asText()), () -> "unknown chart " + chart);
        JsonNode categories = chart.path("axis_config").path("categories");
        size(categories, 1, 20, "categories");
        distinct(categories, 20, "category");
        if (chart.path("axis_config").has("y_label")) {
            length(chart.path("axis_config").path("y_label"), 1, 50, "y_label");
        }
        size(chart.path("series"), 1, 6, "series");
        Set<String> names = new HashSet<>();
        for (JsonNode series : chart.path("series")) {
            length(series.path("name"), 1, 20, "series name");
            check(names.add(series.path("name").asText()), () -> "series twice: " + series.path("name"));
            size(series.path("data"), categories.size(), categories.size(), "series data");
            for (int i = 0; i < categories.size(); i++) {
                check(
                        series.path("data").path(i).path("label").equals(categories.get(i)),
                        () -> "a point without category");
                check(series.path("data").path(i).path("value").isNumber(), () -> "a value that is no number");
            }
        }
    }

    private void distinct(JsonNode texts, int most, String what) {
        Set<String> seen = new HashSet<>();
        for (JsonNode text : texts) {
            length(text, 1, most, what);
            check(seen.add(text.asText()), () -> what + " twice: " + text);
        }
    }

    private void rich(JsonNode element) {
        switch (element.path("type").asText()) {
            case "rich_text_section", "rich_text_quote", "rich_text_preformatted" -> {
                size(element.path("elements"), 1, 1000, element.path("type").asText());
                element.path("elements").forEach(this::run);
            }
            case "rich_text_list" -> {
                size(element.path("elements"), 1, 1000, "rich_text_list");
                element.path("elements").forEach(this::rich);
            }
            default -> problems.add("unknown rich text " + element.path("type"));
        }
    }

    private void run(JsonNode run) {
        switch (run.path("type").asText()) {
            case "text" -> length(run.path("text"), 1, 3000, "rich text");
            case "link" -> {
                links.add(run.path("url").asText());
                length(run.path("url"), 1, 3000, "url");
            }
            case "date" -> {
                length(run.path("fallback"), 1, 100, "fallback");
                length(run.path("format"), 1, 100, "format");
            }
            case "user", "usergroup", "broadcast", "channel" -> mentions.add(run.toString());
            default -> problems.add("unknown run " + run.path("type"));
        }
    }

    private void control(JsonNode control, Set<String> ids) {
        length(control.path("action_id"), 1, 255, "action_id");
        check(ids.add(control.path("action_id").asText()), () -> "action_id twice: " + control.path("action_id"));
        switch (control.path("type").asText()) {
            case "button" -> {
                plain(control.path("text"), 75);
                length(control.path("value"), 1, 2000, "value");
            }
            case "users_select" -> plain(control.path("placeholder"), 150);
            default -> problems.add("unknown control " + control.path("type"));
        }
        if (control.has("confirm")) {
            plain(control.path("confirm").path("title"), 100);
            plain(control.path("confirm").path("text"), 300);
            plain(control.path("confirm").path("confirm"), 30);
            plain(control.path("confirm").path("deny"), 30);
        }
    }

    private void plain(JsonNode text, int most) {
        check(text.path("type").asText().equals("plain_text"), () -> "text that Slack interprets: " + text);
        check(!text.path("emoji").asBoolean(true), () -> "emoji names in " + text);
        length(text.path("text"), 1, most, "plain text");
    }

    /** Slack's reading of its markup: what stands between angle brackets. */
    private void mrkdwn(String text) {
        var matcher = MARKUP.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).matches("[@#!].*")) {
                mentions.add(matcher.group());
            } else {
                links.add(matcher.group());
            }
        }
        check(text.indexOf('<') < 0 && text.indexOf('>') < 0, () -> "brackets in the text");
        check(!BARE.matcher(text).find(), () -> "a bare ampersand in the text");
    }

    private void size(JsonNode array, int least, int most, String what) {
        check(array.size() >= least && array.size() <= most, () -> what + " has " + array.size() + " elements");
    }

    private void length(JsonNode text, int least, int most, String what) {
        int length = text.asText("").length();
        check(text.isTextual() && length >= least && length <= most, () -> what + " has " + length + " characters");
    }

    private void check(boolean right, Supplier<String> otherwise) {
        if (!right) {
            problems.add(otherwise.get());
        }
    }
}
