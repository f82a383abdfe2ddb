package dev.casebook.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Domain records as item bodies: {@code {"schemaVersion":1,"content":{…}}}, or {@code {"schemaVersion":1,"blob":"<id>"}} when the
 * content is over 32 KB. Shapes only grow; unknown fields are ignored.
 */
final class Documents {
    static final int INLINE_BYTES = 32 * 1024;
    private static final String HEAD = "{\"schemaVersion\":1,";
    private static final ObjectMapper JSON = Json.mapper();

    private final BlobStore blobs;

    Documents(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Writes the blob first where one is needed, so that an item never points to nothing. */
    String write(Object content) {
        String json = json(content);
        if (!ItemLimits.fits(json, INLINE_BYTES) && ItemLimits.utf8Length(json) > INLINE_BYTES) {
            return HEAD + "\"blob\":\"" + blobs.put(json.getBytes(StandardCharsets.UTF_8)) + "\"}";
        }
        return HEAD + "\"content\":" + json + "}";
    }

    <T> T read(Item item, Class<T> type) {
        return content(item, type.getSimpleName(), parser -> JSON.readValue(parser, type));
    }

    /** A text field of the content; what stands behind it is not read. Empty when there is none. */
    String text(Item item, String field) {
        return content(item, field, parser -> {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals(field)) {
                    return parser.getValueAsString("");
                }
                parser.skipChildren();
            }
            return "";
        });
    }

    /** Reads from a parser that stands at the content's first token. */
    private interface Reader<T> {
        T read(JsonParser content) throws IOException;
    }

    private <T> T content(Item item, String what, Reader<T> reader) {
        try (JsonParser body = JSON.createParser(item.body())) {
            body.nextToken();
            for (String field = body.nextFieldName(); field != null; field = body.nextFieldName()) {
                body.nextToken();
                if (field.equals("content")) {
                    return reader.read(body);
                }
                if (field.equals("blob")) {
                    try (JsonParser large = JSON.createParser(blob(body.getText()))) {
                        large.nextToken();
                        return reader.read(large);
                    }
                }
                body.skipChildren();
            }
        } catch (IOException e) {
            // The parser's message quotes the content, so it is not passed on.
            throw new IllegalStateException("the item " + item.key() + " does not hold a " + what);
        }
        throw new IllegalStateException("the item " + item.key() + " is empty");
    }

    /** Whether two records are stored alike. */
    static boolean same(Object one, Object other) {
        return one.equals(other) || json(one).equals(json(other));
    }

    private static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + content.getClass().getSimpleName() + " cannot be written as JSON");
        }
    }

    private byte[] blob(String id) {
        return blobs.get(id).orElseThrow(() -> new IllegalStateException("blob " + id + " is missing"));
    }
}
