package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The messages of all channels, with their threads. A message is the JSON object Slack would return; what only this
 * person sees is kept too, but is in no history. Safe for several threads.
 */
public final class Messages {

    private final Database database;

    Messages(Database database) {
        this.database = database;
    }

    /**
     * Stores a message and gives it its {@code ts}.
     *
     * @return the message as stored, or nothing when the message it answers is not there
     */
    public Optional<ObjectNode> post(Draft draft) {
        return database.run(tx -> {
            String thread = draft.threadTs();
            if (thread != null) {
                Optional<ObjectNode> parent = find(tx, draft.channel(), thread);
                if (parent.isEmpty()) {
                    return Optional.empty();
                }
                thread = parent.get().path("thread_ts").asText(thread);
            }
            ObjectNode message = insert(tx, draft, thread);
            if (thread != null && draft.visibleTo() == null) {
                countReplies(tx, draft.channel(), thread);
            }
            return Optional.of(message);
        });
    }

    private static ObjectNode insert(Transaction tx, Draft draft, @Nullable String thread) throws SQLException {
        String ts = tx.nextTs();
        ObjectNode message = Json.object().put("type", "message");
        message.setAll(draft.body());
        message.put("ts", ts);
        boolean inChannel = thread == null || message.path("subtype").asText("").equals("thread_broadcast");
        if (thread != null) {
            message.put("thread_ts", thread);
        }
        long revision = tx.nextRevision();
        tx.change(
                "INSERT INTO messages (channel, ts, thread_ts, in_channel, visible_to, revision, body) VALUES (?, ?, ?,"
                        + " ?, ?, ?, ?)",
                draft.channel(),
                ts,
                thread,
                inChannel ? 1 : 0,
                draft.visibleTo(),
                revision,
                message.toString());
        publish(tx, revision, new Stored(draft.channel(), message, draft.visibleTo(), false), "posted");
        return message;
    }

    /** The message, also one that only one person sees. */
    public Optional<ObjectNode> find(String channel, String ts) {
        return database.run(tx -> find(tx, channel, ts));
    }

    /** Whether only one person sees the message. */
    public boolean isEphemeral(String channel, String ts) {
        return database.run(tx -> visibleTo(tx, channel, ts) != null);
    }

    /** The message if this person sees it. */
    public Optional<ObjectNode> seenBy(Person person, String channel, String ts) {
        return database.run(tx -> {
            String only = visibleTo(tx, channel, ts);
            boolean seen = People.reads(person, channel) && (only == null || only.equals(person.id()));
            return seen ? find(tx, channel, ts) : Optional.empty();
        });
    }

    /** Replaces a message by what {@code change} makes of it; nothing when it is not there. */
    public Optional<ObjectNode> change(String channel, String ts, UnaryOperator<ObjectNode> change) {
        return database.run(tx -> {
            Optional<ObjectNode> found = find(tx, channel, ts);
            if (found.isEmpty()) {
                return found;
            }
            ObjectNode changed = change.apply(found.get().deepCopy());
            save(tx, channel, changed, "updated");
            return Optional.of(changed);
        });
    }

    /** Takes a message away; false when it is not there. */
    public boolean delete(String channel, String ts) {
        return database.run(tx -> {
            Optional<ObjectNode> found = find(tx, channel, ts);
            if (found.isEmpty()) {
                return false;
            }
            long revision = tx.nextRevision();
            String only = visibleTo(tx, channel, ts);
            tx.change(
                    "UPDATE messages SET deleted = 1, revision = ? WHERE channel = ? AND ts = ?",
                    revision,
                    channel,
                    ts);
            publish(tx, revision, new Stored(channel, found.get(), only, true), "deleted");
            String thread = found.get().path("thread_ts").asText(ts);
            if (!thread.equals(ts) && only == null && find(tx, channel, thread).isPresent()) {
                countReplies(tx, channel, thread);
            }
            return true;
        });
    }

    /** The messages of a channel, newest first, without the answers inside threads; one more than the limit if any. */
    public List<ObjectNode> history(String channel, Slice slice) {
        return database.run(tx -> tx.list(
                row -> Json.stored(row.getString(1)),
                "SELECT body FROM messages WHERE channel = ? AND deleted = 0 AND visible_to IS NULL AND in_channel = 1"
                        + " AND " + between(slice) + " AND (? = '' OR ts < ?) ORDER BY ts DESC LIMIT ?",
                channel,
                slice.oldest(),
                slice.latest(),
                slice.after(),
                slice.after(),
                slice.limit() + 1));
    }

    /** A thread, oldest first and the first message always with it; one more than the limit if any. */
    public List<ObjectNode> replies(String channel, String thread, Slice slice) {
        return database.run(tx -> tx.list(
                row -> Json.stored(row.getString(1)),
                "SELECT body FROM messages WHERE channel = ? AND deleted = 0 AND visible_to IS NULL AND (ts = ? OR"
                        + " (thread_ts = ? AND " + between(slice) + ")) AND ts > ? ORDER BY ts LIMIT ?",
                channel,
                thread,
                thread,
                slice.oldest(),
                slice.latest(),
                slice.after(),
                slice.limit() + 1));
    }

    /** What changed after a revision, in order; what was deleted is there with {@code deleted}. */
    public List<Change> changedAfter(long revision, int limit) {
        return database.run(tx -> tx.list(
                row -> new Change(
                        row.getLong("revision"),
                        "message",
                        new Stored(
                                        row.getString("channel"),
                                        Json.stored(row.getString("body")),
                                        row.getString("visible_to"),
                                        row.getInt("deleted") == 1)
                                .shown("known")),
                "SELECT * FROM (SELECT * FROM messages WHERE revision > ? ORDER BY revision DESC LIMIT ?) ORDER BY"
                        + " revision",
                revision,
                limit));
    }

    private static String between(Slice slice) {
        return slice.inclusive() ? "ts >= ? AND ts <= ?" : "ts > ? AND ts < ?";
    }

    private static Optional<ObjectNode> find(Transaction tx, String channel, String ts) throws SQLException {
        return tx.one(
                row -> Json.stored(row.getString(1)),
                "SELECT body FROM messages WHERE channel = ? AND ts = ? AND deleted = 0",
                channel,
                ts);
    }

    /** The only person who sees a message, or nothing for everybody. */
    private static @Nullable String visibleTo(Transaction tx, String channel, String ts) throws SQLException {
        return tx.one(
                        row -> Optional.ofNullable(row.getString(1)),
                        "SELECT visible_to FROM messages WHERE channel = ? AND ts = ?",
                        channel,
                        ts)
                .flatMap(only -> only)
                .orElse(null);
    }

    private static void save(Transaction tx, String channel, ObjectNode message, String how) throws SQLException {
        String ts = message.path("ts").asText();
        long revision = tx.nextRevision();
        tx.change(
                "UPDATE messages SET body = ?, revision = ? WHERE channel = ? AND ts = ?",
                message.toString(),
                revision,
                channel,
                ts);
        publish(tx, revision, new Stored(channel, message, visibleTo(tx, channel, ts), false), how);
    }

    private static void countReplies(Transaction tx, String channel, String thread) throws SQLException {
        ObjectNode parent = find(tx, channel, thread).orElseThrow();
        List<ObjectNode> replies = tx.list(
                row -> Json.stored(row.getString(1)),
                "SELECT body FROM messages WHERE channel = ? AND thread_ts = ? AND deleted = 0 AND visible_to IS NULL"
                        + " ORDER BY ts",
                channel,
                thread);
        if (replies.isEmpty()) {
            parent.remove(List.of("thread_ts", "reply_count", "reply_users", "reply_users_count", "latest_reply"));
        } else {
            List<String> users = replies.stream()
                    .map(reply -> reply.path("user").asText())
                    .distinct()
                    .toList();
            ArrayNode names = Json.array();
            users.forEach(names::add);
            parent.put("thread_ts", thread)
                    .put("reply_count", replies.size())
                    .put("reply_users_count", users.size())
                    .put("latest_reply", replies.getLast().path("ts").asText());
            parent.set("reply_users", names);
        }
        save(tx, channel, parent, "counted");
    }

    private static void publish(Transaction tx, long revision, Stored stored, String how) {
        tx.publish(revision, "message", stored.shown(how));
    }

    /** A message with what the page needs to know beside it. */
    private record Stored(
            String channel, ObjectNode message, @Nullable String visibleTo, boolean deleted) {

        ObjectNode shown(String how) {
            ObjectNode shown = Json.object()
                    .put("channel", channel)
                    .put("ephemeral", visibleTo != null)
                    .put("visible_to", visibleTo)
                    .put("deleted", deleted)
                    .put("how", how);
            shown.set("message", message);
            return shown;
        }
    }
}
