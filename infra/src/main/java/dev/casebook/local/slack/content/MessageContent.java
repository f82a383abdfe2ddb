package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * The content of a message, checked: {@code text}, {@code blocks}, {@code attachments}, {@code metadata}. Fields that
 * were not given are absent, so that an update can keep what it does not mention.
 *
 * @param fields the checked fields as they go into the message; blocks and elements all have ids
 */
public record MessageContent(ObjectNode fields) {

    /** The longest text of a posted message, in characters. */
    public static final int POSTED_TEXT = 40_000;

    /** The longest text {@code chat.update} takes, in characters. */
    public static final int UPDATED_TEXT = 4_000;

    private static final int MARKDOWN_TOGETHER = 12_000;
    private static final int BLOCKS_TOGETHER = 13_200;
    private static final int METADATA_BYTES = 16_000;

    /**
     * Checks what a bot sent.
     *
     * @param given the fields as JSON values; others are ignored
     * @throws SlackError {@code no_text}, {@code msg_too_long}, {@code invalid_blocks}, …
     */
    public static MessageContent check(ObjectNode given, int maxText, Supplier<String> ids) {
        ObjectNode fields = Json.object();
        String text = given.path("text").asText("");
        if (text.length() > maxText) {
            throw new SlackError("msg_too_long");
        }
        if (given.hasNonNull("text")) {
            fields.put("text", text);
        }
        blocks(given, fields, ids);
        attachments(given, fields, ids);
        metadata(given, fields);
        return new MessageContent(fields);
    }

    /** The same, but a message with nothing to show is refused with {@code no_text}. */
    public static MessageContent checkNew(ObjectNode given, Supplier<String> ids) {
        MessageContent content = check(given, POSTED_TEXT, ids);
        boolean empty = content.fields.path("text").asText("").isBlank()
                && content.fields.path("blocks").isEmpty()
                && content.fields.path("attachments").isEmpty();
        if (empty) {
            throw new SlackError("no_text");
        }
        return content;
    }

    private static void blocks(ObjectNode given, ObjectNode fields, Supplier<String> ids) {
        if (!given.hasNonNull("blocks")) {
            return;
        }
        JsonNode blocks = array(given, "blocks", "invalid_blocks_format").deepCopy();
        refuse("invalid_blocks", BlockCheck.message(blocks, "/blocks"));
        long tables = count(blocks, "table") + count(blocks, "data_table");
        if (tables > 1) {
            throw new SlackError("invalid_blocks", List.of("only_one_table_allowed [json-pointer:/blocks]"));
        }
        if (count(blocks, "data_visualization") > 2) {
            throw new SlackError(
                    "invalid_blocks", List.of("no more than 2 data_visualization blocks [json-pointer:/blocks]"));
        }
        if (markdown(blocks) > MARKDOWN_TOGETHER) {
            throw new SlackError("msg_too_long");
        }
        if (blocks.toString().length() > BLOCKS_TOGETHER) {
            throw new SlackError("msg_blocks_too_long");
        }
        BlockIds.assign(blocks, ids);
        fields.set("blocks", blocks);
    }

    private static void attachments(ObjectNode given, ObjectNode fields, Supplier<String> ids) {
        if (!given.hasNonNull("attachments")) {
            return;
        }
        JsonNode attachments =
                array(given, "attachments", "invalid_attachments").deepCopy();
        if (attachments.size() > 100) {
            throw new SlackError("too_many_attachments");
        }
        for (int i = 0; i < attachments.size(); i++) {
            JsonNode blocks = attachments.get(i).path("blocks");
            refuse("invalid_blocks", BlockCheck.message(blocks, "/attachments/" + i + "/blocks"));
            BlockIds.assign(blocks, ids);
        }
        fields.set("attachments", attachments);
    }

    private static void metadata(ObjectNode given, ObjectNode fields) {
        if (!given.hasNonNull("metadata")) {
            return;
        }
        JsonNode metadata = given.path("metadata");
        boolean cleared = metadata.isObject() && metadata.isEmpty();
        boolean complete = metadata.path("event_type").isTextual()
                && metadata.path("event_payload").isObject();
        if (!cleared && !complete) {
            throw new SlackError("invalid_metadata_format");
        }
        if (metadata.toString().getBytes(StandardCharsets.UTF_8).length > METADATA_BYTES) {
            throw new SlackError("metadata_too_large");
        }
        fields.set("metadata", metadata.deepCopy());
    }

    private static JsonNode array(ObjectNode given, String field, String error) {
        JsonNode value = given.path(field);
        if (!value.isArray()) {
            throw new SlackError(error);
        }
        return value;
    }

    private static void refuse(String error, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SlackError(error, problems);
        }
    }

    private static int markdown(JsonNode blocks) {
        return blocks.valueStream()
                .filter(block -> block.path("type").asText("").equals("markdown"))
                .mapToInt(block -> block.path("text").asText("").length())
                .sum();
    }

    private static long count(JsonNode blocks, String type) {
        return blocks.valueStream()
                .filter(block -> block.path("type").asText("").equals(type))
                .count();
    }
}
