package dev.casebook.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.util.Optional;

/**
 * Jobs and replies as JSON text: {@code {"schemaVersion":1,"trail":"4bf9…","job":{"type":"add-case",…}}}. Fields are only ever
 * added; unknown ones are ignored.
 */
public final class Messages {
    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = Json.mapper();

    private Messages() {}

    public static String write(Job job) {
        return write("job", JSON.valueToTree(job));
    }

    public static String write(Reply reply) {
        return write("reply", JSON.valueToTree(reply));
    }

    /**
     * Reads a job.
     *
     * @throws CasebookException.Permanent when the text is none
     */
    public static Job readJob(String text) {
        return read("job", text, Job.class);
    }

    /**
     * Reads a reply.
     *
     * @throws CasebookException.Permanent when the text is none
     */
    public static Reply readReply(String text) {
        return read("reply", text, Reply.class);
    }

    /** The trail that a message belongs to, as far as it says. */
    public static Optional<String> trail(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text).path(Trail.NAME).textValue());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String write(String name, JsonNode content) {
        ObjectNode message = JSON.createObjectNode();
        message.put("schemaVersion", SCHEMA);
        Trail.current().ifPresent(trail -> message.put(Trail.NAME, trail));
        message.set(name, content);
        return message.toString();
    }

    private static <T> T read(String name, String text, Class<T> type) {
        try {
            JsonNode content = JSON.readTree(text).path(name);
            if (content.isObject()) {
                return JSON.treeToValue(content, type);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // The parser's own message quotes the text, so it is left out.
        }
        throw new CasebookException.Permanent("A queue message is not a " + name + " that this version understands.");
    }
}
