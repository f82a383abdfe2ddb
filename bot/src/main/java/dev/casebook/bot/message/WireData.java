package dev.casebook.bot.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.util.List;
import java.util.Locale;

/**
 * Tables and charts as the JSON that Slack takes. Slack's own library does not know these blocks. Source of the shapes:
 * docs.slack.dev, Block Kit reference, table block and data visualization block.
 */
final class WireData {

    private WireData() {}

    static ObjectNode table(Block.Table table) {
        ObjectNode json = Json.mapper().createObjectNode().put("type", "table");
        ArrayNode columns = json.putArray("column_settings");
        for (int i = 0; i < table.heads().size(); i++) {
            columns.addObject()
                    .put("align", table.right().contains(i) ? "right" : "left")
                    .put("is_wrapped", !table.right().contains(i));
        }
        ArrayNode rows = json.putArray("rows");
        rows.add(row(table.heads()));
        table.rows().forEach(cells -> rows.add(row(cells)));
        return json;
    }

    private static ArrayNode row(List<String> cells) {
        ArrayNode row = Json.mapper().createArrayNode();
        cells.forEach(cell -> row.addObject().put("type", "raw_text").put("text", cell.isEmpty() ? " " : cell));
        return row;
    }

    static ObjectNode chart(Block.Chart chart) {
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("type", "data_visualization")
                .put("title", chart.title());
        ObjectNode drawn =
                json.putObject("chart").put("type", chart.look().name().toLowerCase(Locale.ROOT));
        ArrayNode series = drawn.putArray("series");
        for (Block.Chart.Series one : chart.series()) {
            ArrayNode data = series.addObject().put("name", one.name()).putArray("data");
            for (int i = 0; i < chart.categories().size(); i++) {
                data.addObject()
                        .put("label", chart.categories().get(i))
                        .put("value", one.values().get(i));
            }
        }
        ObjectNode axis = drawn.putObject("axis_config");
        ArrayNode categories = axis.putArray("categories");
        chart.categories().forEach(categories::add);
        if (!chart.unit().isEmpty()) {
            axis.put("y_label", chart.unit());
        }
        return json;
    }
}
