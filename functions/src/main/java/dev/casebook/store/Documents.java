package dev.casebook.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.nio.charset.StandardCharsets;

/**
 * Domain records as item bodies: {@code {"schemaVersion":1,"content":{…}}}, or {@code {"schemaVersion":1,"blob":"<id>"}} when the
 * content is over 32 KB. Shapes only grow; unknown fields are ignored.
 */
final class Documents {
    static final int INLINE_BYTES = 32 * 1024;
    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = Json.mapper();

    private final BlobStore blobs;

    Documents(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Writes the blob first where one is needed, so that an item never points to nothing. */
    String write(Object content) {
        JsonNode tree = JSON.valueToTree(content);
        byte[] bytes = tree.toString().getBytes(StandardCharsets.UTF_8);
        ObjectNode body = JSON.createObjectNode();
        body.put("schemaVersion", SCHEMA);
        if (bytes.length > INLINE_BYTES) {
            body.put("blob", blobs.put(bytes));
        } else {
            body.set("content", tree);
        }
        return body.toString();
    }

    <T> T read(Item item, Class<T> type) {
        try {
            JsonNode body = JSON.readTree(item.body());
            JsonNode content = body.hasNonNull("blob") ? blob(body.get("blob").asText()) : body.path("content");
            return JSON.treeToValue(content, type);
        } catch (JsonProcessingException e) {
            // The parser's message quotes the content, so it is not passed on.
            throw new IllegalStateException("the item " + item.key() + " does not hold a " + type.getSimpleName());
        }
    }

    /** Whether two records are stored alike. */
    static boolean same(Object one, Object other) {
        return JSON.valueToTree(one).toString().equals(JSON.valueToTree(other).toString());
    }

    private JsonNode blob(String id) throws JsonProcessingException {
        byte[] bytes = blobs.get(id).orElseThrow(() -> new IllegalStateException("blob " + id + " is missing"));
        return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
    }
}
