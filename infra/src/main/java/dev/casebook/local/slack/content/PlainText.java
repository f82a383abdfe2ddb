package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A message as lines of plain text, for the terminal. Control characters are left out, so that a hostile text cannot
 * steer the terminal; Slack's escapes are turned back.
 */
public final class PlainText {

    private static final int CELL = 28;

    private PlainText() {}

    /** The blocks of the message as text, or its {@code text} when it has no blocks. Lines are separated by {@code \n}. */
    public static String of(JsonNode message) {
        List<String> lines = new ArrayList<>();
        message.path("blocks").forEach(block -> block(block, lines));
        if (lines.isEmpty()) {
            lines.add(message.path("text").asText(""));
        }
        for (JsonNode attachment : message.path("attachments")) {
            attachment.path("blocks").forEach(block -> block(block, lines));
            if (!attachment.has("blocks")) {
                lines.add(attachment
                        .path("text")
                        .asText(attachment.path("fallback").asText("")));
            }
        }
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(PlainText::clean)
                .collect(Collectors.joining("\n"));
    }

    private static void block(JsonNode block, List<String> lines) {
        switch (block.path("type").asText("")) {
            case "section" -> section(block, lines);
            case "context" -> lines.add(joined(block.path("elements"), "  "));
            case "actions" -> lines.add(buttons(block));
            case "divider" -> lines.add("----");
            case "image" -> lines.add("(image) " + block.path("alt_text").asText(""));
            case "rich_text" -> block.path("elements").forEach(part -> rich(part, lines));
            case "table" -> table(block, lines);
            case "data_visualization" ->
                lines.add("(chart) " + block.path("title").asText(""));
            default -> lines.add(text(block.path("text")));
        }
    }

    private static void section(JsonNode block, List<String> lines) {
        lines.add(text(block.path("text")));
        block.path("fields").forEach(field -> lines.add(text(field).replace("\n", ": ")));
    }

    private static String buttons(JsonNode block) {
        return block.path("elements")
                .valueStream()
                .map(element -> "[" + text(element.path("text")) + "]")
                .filter(label -> !label.equals("[]"))
                .collect(Collectors.joining(" "));
    }

    private static String joined(JsonNode elements, String separator) {
        return elements.valueStream().map(PlainText::text).collect(Collectors.joining(separator));
    }

    private static void rich(JsonNode part, List<String> lines) {
        if (part.path("type").asText("").equals("rich_text_list")) {
            part.path("elements").forEach(item -> lines.add("- " + inline(item)));
        } else {
            lines.add(inline(part));
        }
    }

    private static String inline(JsonNode section) {
        return section.path("elements")
                .valueStream()
                .map(element -> switch (element.path("type").asText("")) {
                    case "emoji" -> ":" + element.path("name").asText("") + ":";
                    case "user" -> "@" + element.path("user_id").asText("");
                    case "link" ->
                        element.path("text").asText(element.path("url").asText(""));
                    default -> element.path("text").asText("");
                })
                .collect(Collectors.joining());
    }

    private static void table(JsonNode table, List<String> lines) {
        int columns = 0;
        for (JsonNode row : table.path("rows")) {
            columns = Math.max(columns, row.size());
        }
        int[] widths = new int[columns];
        for (JsonNode row : table.path("rows")) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.min(CELL, Math.max(widths[i], cell(row.get(i)).length()));
            }
        }
        for (JsonNode row : table.path("rows")) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(String.format(Locale.ROOT, "%-" + Math.max(1, widths[i]) + "s  ", cell(row.get(i))));
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static String cell(JsonNode cell) {
        return switch (cell.path("type").asText("")) {
            case "rich_text" ->
                cell.path("elements").valueStream().map(PlainText::inline).collect(Collectors.joining(" "));
            case "raw_number" -> cell.path("text").asText(cell.path("value").asText(""));
            default -> cell.path("text").asText("");
        };
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.path("text").asText("");
    }

    private static String clean(String line) {
        String unescaped = line.replaceAll("<(?:[^<>|]*)\\|([^<>]*)>", "$1")
                .replaceAll("<(https?:[^<>]*)>", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        return unescaped
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !isControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029;
    }
}
