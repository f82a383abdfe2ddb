package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Uploaded files: first an address to upload to, then the bytes, then "complete". Safe for several threads. */
public final class Files {

    private final Database database;
    private final Ids ids;

    Files(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** A file that waits for its bytes, and the secret part of the address they go to. */
    public record Slot(String id, String secret) {}

    /** Bytes with the name they were uploaded under. */
    @SuppressWarnings("ArrayRecordComponent") // contents are never compared
    public record Content(String name, byte[] bytes) {
        @Override
        public String toString() {
            return "Content[" + name + ", " + bytes.length + " bytes]";
        }
    }

    /** Reserves a file; {@code location} makes the address people open it at from its id. */
    public Slot reserve(String name, String altText, Function<String, String> location) {
        return database.run(tx -> {
            Slot slot = new Slot(ids.next("F"), ids.secret());
            String url = location.apply(slot.id);
            ObjectNode file = Json.object()
                    .put("id", slot.id)
                    .put("created", tx.now().getEpochSecond())
                    .put("name", name)
                    .put("title", name)
                    .put("mimetype", mimeType(name))
                    .put("filetype", extension(name))
                    .put("user", Who.BOT_USER)
                    .put("alt_txt", altText)
                    .put("url_private", url)
                    .put("url_private_download", url)
                    .put("permalink", url);
            tx.change("INSERT INTO files (id, secret, body) VALUES (?, ?, ?)", slot.id, slot.secret, file.toString());
            return slot;
        });
    }

    /** Stores the bytes; false when the address was never given out or already used. */
    public boolean upload(String secret, byte[] bytes) {
        return database.run(tx ->
                tx.change("UPDATE files SET content = ? WHERE secret = ? AND content IS NULL", bytes, secret) == 1);
    }

    /** Names a file whose bytes are there; nothing when they are not. */
    public Optional<ObjectNode> complete(String id, String title) {
        return database.run(tx -> {
            Optional<ObjectNode> file = tx.one(
                    row -> Json.stored(row.getString("body")).put("size", row.getInt("size")),
                    "SELECT body, length(content) AS size FROM files WHERE id = ? AND content IS NOT NULL",
                    id);
            if (file.isPresent()) {
                if (!title.isEmpty()) {
                    file.get().put("title", title);
                }
                tx.change("UPDATE files SET body = ? WHERE id = ?", file.get().toString(), id);
            }
            return file;
        });
    }

    /** A file as Slack describes it; nothing before its bytes are there. */
    public Optional<ObjectNode> find(String id) {
        return database.run(tx -> tx.one(
                row -> Json.stored(row.getString(1)),
                "SELECT body FROM files WHERE id = ? AND content IS NOT NULL",
                id));
    }

    public Optional<Content> content(String id) {
        return database.run(tx -> tx.one(
                row -> new Content(
                        Json.stored(row.getString("body")).path("name").asText("file"), row.getBytes("content")),
                "SELECT body, content FROM files WHERE id = ? AND content IS NOT NULL",
                id));
    }

    /** The media type by the ending of a name. */
    public static String mimeType(String name) {
        return switch (extension(name)) {
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "csv" -> "text/csv";
            case "html" -> "text/html";
            case "json" -> "application/json";
            case "txt", "md", "log", "jsonl" -> "text/plain";
            default -> "application/octet-stream";
        };
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
