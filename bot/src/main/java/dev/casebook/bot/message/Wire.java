package dev.casebook.bot.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.util.List;

/** Messages as the JSON that Slack takes. */
public final class Wire {

    private Wire() {}

    /** The whole message: {@code text} (escaped), {@code blocks}, {@code metadata}. It must fit {@link BlockLimits}. */
    public static ObjectNode message(SlackMessage message) {
        ObjectNode json = object();
        json.put("text", Markup.escape(message.text()));
        json.set("blocks", blocks(message.blocks()));
        message.metadata().ifPresent(metadata -> json.set("metadata", metadata(metadata)));
        return json;
    }

    public static ObjectNode metadata(SlackMessage.Metadata metadata) {
        ObjectNode json = object().put("event_type", metadata.eventType());
        json.set("event_payload", Json.mapper().valueToTree(metadata.payload()));
        return json;
    }

    public static ArrayNode blocks(List<Block> blocks) {
        ArrayNode json = Json.mapper().createArrayNode();
        blocks.forEach(block -> json.add(block(block)));
        return json;
    }

    private static ObjectNode block(Block block) {
        return switch (block) {
            case Block.Header header -> with(type("header"), "text", plain(header.text()));
            case Block.Context context -> {
                ObjectNode json = type("context");
                json.putArray("elements").add(plain(context.text()));
                yield json;
            }
            case Block.Rich rich -> {
                ObjectNode json = type("rich_text");
                ArrayNode elements = json.putArray("elements");
                rich.parts().forEach(part -> elements.add(part(part)));
                yield json;
            }
            case Block.Actions actions -> {
                ObjectNode json = type("actions");
                ArrayNode elements = json.putArray("elements");
                actions.controls().forEach(control -> elements.add(control(control)));
                yield json;
            }
            case Block.Table table -> WireData.table(table);
            case Block.Chart chart -> WireData.chart(chart);
        };
    }

    private static ObjectNode part(Block.Part part) {
        return switch (part) {
            case Block.Paragraph paragraph -> section(paragraph.line());
            case Block.Quote quote -> raw("rich_text_quote", quote.text());
            case Block.Code code -> raw("rich_text_preformatted", code.text());
            case Block.Bullets bullets -> {
                ObjectNode json = type("rich_text_list").put("style", "bullet");
                ArrayNode elements = json.putArray("elements");
                bullets.lines().forEach(line -> elements.add(section(line)));
                yield json;
            }
        };
    }

    private static ObjectNode section(Line line) {
        ObjectNode json = type("rich_text_section");
        ArrayNode elements = json.putArray("elements");
        line.runs().forEach(run -> elements.add(run(run)));
        if (elements.isEmpty()) {
            elements.add(type("text").put("text", " "));
        }
        return json;
    }

    private static ObjectNode run(Line.Run run) {
        return switch (run) {
            case Line.Text text -> styled(type("text").put("text", text.text()), text.style());
            case Line.Link link ->
                type("link").put("url", link.url().toString()).put("text", link.label());
            case Line.Moment moment ->
                type("date")
                        .put("timestamp", moment.at().getEpochSecond())
                        .put("format", "{date_short_pretty} {time}")
                        .put("fallback", moment.text());
            case Line.Person person -> type("user").put("user_id", person.id());
        };
    }

    private static ObjectNode styled(ObjectNode text, Line.Style style) {
        switch (style) {
            case PLAIN -> {
                return text;
            }
            case BOLD -> text.putObject("style").put("bold", true);
            case CODE -> text.putObject("style").put("code", true);
        }
        return text;
    }

    private static ObjectNode raw(String type, String text) {
        ObjectNode json = type(type);
        json.putArray("elements").add(type("text").put("text", text));
        return json;
    }

    private static ObjectNode control(Control control) {
        return switch (control) {
            case Button button -> button(button);
            case PersonPick pick -> pick(pick);
        };
    }

    private static ObjectNode pick(PersonPick pick) {
        ObjectNode json = type("users_select");
        json.set("placeholder", plain(pick.label()));
        json.put("action_id", pick.actionId() + ":" + pick.about());
        confirm(json, pick.confirmation());
        return json;
    }

    private static ObjectNode button(Button button) {
        ObjectNode json = type("button");
        json.set("text", plain(button.label()));
        json.put("action_id", button.actionId());
        json.put("value", button.value());
        if (button.look() == Button.Look.PRIMARY) {
            json.put("style", "primary");
        } else if (button.look() == Button.Look.DANGER) {
            json.put("style", "danger");
        }
        button.confirmation().ifPresent(question -> confirm(json, question));
        return json;
    }

    private static void confirm(ObjectNode json, Button.Confirmation question) {
        ObjectNode confirm = json.putObject("confirm");
        confirm.set("title", plain(question.title()));
        confirm.set("text", plain(question.text()));
        confirm.set("confirm", plain(question.yes()));
        confirm.set("deny", plain("Not now"));
    }

    /** Text that Slack shows as it is, emoji names included. */
    private static ObjectNode plain(String text) {
        return type("plain_text").put("text", text.isEmpty() ? " " : text).put("emoji", false);
    }

    private static ObjectNode with(ObjectNode json, String name, ObjectNode value) {
        json.set(name, value);
        return json;
    }

    private static ObjectNode type(String type) {
        return object().put("type", type);
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }
}
