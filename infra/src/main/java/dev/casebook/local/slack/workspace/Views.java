package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The stack of open modals (at most three) and the home tab of the one person. Safe for several threads. */
public final class Views {

    private static final int HOME = -1;
    private static final int DEEPEST = 2;

    private final Database database;
    private final Ids ids;

    Views(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** The open modals, the one below first. */
    public List<ObjectNode> stack() {
        return database.run(Views::stack);
    }

    /** The home tab, once the bot has published one. */
    public Optional<ObjectNode> home() {
        return database.run(tx -> home(tx));
    }

    /** Opens a modal; whatever was open is gone. */
    public ObjectNode open(ObjectNode content) {
        return database.run(tx -> {
            tx.change("DELETE FROM views WHERE place >= 0");
            return place(tx, content, List.of());
        });
    }

    /** Puts a modal over the open ones. */
    public ObjectNode push(ObjectNode content) {
        return database.run(tx -> {
            List<ObjectNode> below = stack(tx);
            if (below.size() > DEEPEST) {
                throw new SlackError("push_limit_reached");
            }
            return place(tx, content, below);
        });
    }

    /**
     * Replaces the content of an open view; what the person typed stays when block and action ids are the same.
     *
     * @param hash the hash the caller last saw, or empty to replace anyway
     */
    public ObjectNode update(String id, ObjectNode content, String hash) {
        return database.run(tx -> {
            ObjectNode old = find(tx, id).orElseThrow(() -> new SlackError("not_found"));
            if (!hash.isEmpty() && !hash.equals(old.path("hash").asText())) {
                throw new SlackError("hash_conflict");
            }
            ObjectNode view = content.deepCopy();
            for (String kept : List.of("id", "root_view_id", "previous_view_id", "state")) {
                view.set(kept, old.get(kept));
            }
            save(tx, view);
            publish(tx, old.path("type").asText());
            return view;
        });
    }

    /** Publishes the home tab. */
    public ObjectNode publish(ObjectNode content, String hash) {
        Optional<ObjectNode> home = home();
        if (home.isPresent()) {
            return update(home.get().path("id").asText(), content, hash);
        }
        return database.run(tx -> {
            ObjectNode view = content.deepCopy();
            String id = ids.next("V");
            view.put("id", id).put("root_view_id", id).putNull("previous_view_id");
            view.putObject("state").putObject("values");
            tx.change("INSERT INTO views (id, place, body) VALUES (?, ?, '{}')", id, HOME);
            save(tx, view);
            publish(tx, "home");
            return view;
        });
    }

    /** The view with this id, open or home. */
    public Optional<ObjectNode> find(String id) {
        return database.run(tx -> find(tx, id));
    }

    public Optional<ObjectNode> byExternalId(String externalId) {
        return database.run(tx -> tx.list(row -> Json.stored(row.getString(1)), "SELECT body FROM views").stream()
                .filter(view -> view.path("external_id").asText("").equals(externalId))
                .findFirst());
    }

    /** Remembers what the person has filled in: block id, then action id, then Slack's value object. */
    public Optional<ObjectNode> fill(String id, JsonNode values) {
        return database.run(tx -> {
            Optional<ObjectNode> found = find(tx, id);
            if (found.isPresent()) {
                found.get().putObject("state").set("values", values.deepCopy());
                save(tx, found.get());
            }
            return found;
        });
    }

    /** Closes a modal and every one above it. */
    public void close(String id) {
        database.run(tx -> {
            tx.change(
                    "DELETE FROM views WHERE place >= 0 AND place >= (SELECT place FROM views WHERE id = ? AND place >="
                            + " 0)",
                    id);
            publish(tx, "modal");
            return true;
        });
    }

    /** Closes all modals. */
    public void clear() {
        database.run(tx -> {
            tx.change("DELETE FROM views WHERE place >= 0");
            publish(tx, "modal");
            return true;
        });
    }

    private ObjectNode place(Transaction tx, ObjectNode content, List<ObjectNode> below) throws SQLException {
        ObjectNode view = content.deepCopy();
        String id = ids.next("V");
        view.put("id", id);
        view.put(
                "root_view_id",
                below.isEmpty() ? id : below.getFirst().path("id").asText());
        view.put(
                "previous_view_id",
                below.isEmpty() ? null : below.getLast().path("id").asText());
        view.putObject("state").putObject("values");
        tx.change("INSERT INTO views (id, place, body) VALUES (?, ?, '{}')", id, below.size());
        save(tx, view);
        publish(tx, "modal");
        return view;
    }

    private void save(Transaction tx, ObjectNode view) throws SQLException {
        view.put("team_id", Who.TEAM)
                .put("app_id", Who.APP)
                .put("app_installed_team_id", Who.TEAM)
                .put("bot_id", Who.BOT)
                .put("hash", tx.now().getEpochSecond() + "." + ids.block());
        tx.change(
                "UPDATE views SET body = ? WHERE id = ?",
                view.toString(),
                view.path("id").asText());
    }

    private static Optional<ObjectNode> find(Transaction tx, String id) throws SQLException {
        return tx.one(row -> Json.stored(row.getString(1)), "SELECT body FROM views WHERE id = ?", id);
    }

    private static Optional<ObjectNode> home(Transaction tx) throws SQLException {
        return tx.one(row -> Json.stored(row.getString(1)), "SELECT body FROM views WHERE place = ?", HOME);
    }

    private static List<ObjectNode> stack(Transaction tx) throws SQLException {
        return tx.list(row -> Json.stored(row.getString(1)), "SELECT body FROM views WHERE place >= 0 ORDER BY place");
    }

    private static void publish(Transaction tx, String type) throws SQLException {
        if (type.equals("home")) {
            ObjectNode body = Json.object();
            body.set("view", home(tx).orElseThrow());
            tx.publish(tx.nextRevision(), "home", body);
        } else {
            ArrayNode open = Json.array().addAll(stack(tx));
            ObjectNode body = Json.object();
            body.set("stack", open);
            tx.publish(tx.nextRevision(), "views", body);
        }
    }
}
