package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Of each person, the stack of open modals (at most three) and the home tab. Safe for several threads. */
public final class Views {

    private static final int HOME = -1;
    private static final int DEEPEST = 2;

    private final Database database;
    private final Ids ids;

    Views(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** The open modals of a person, the one below first. */
    public List<ObjectNode> stack(String person) {
        return database.run(tx -> stack(tx, person));
    }

    /** The home tab of a person, once the bot has published one. */
    public Optional<ObjectNode> home(String person) {
        return database.run(tx -> home(tx, person));
    }

    /** Opens a modal; whatever the person had open is gone. */
    public ObjectNode open(String person, ObjectNode content) {
        return database.run(tx -> {
            tx.change("DELETE FROM opened_views WHERE place >= 0 AND person = ?", person);
            return place(tx, person, content, List.of());
        });
    }

    /** Puts a modal over the open ones. */
    public ObjectNode push(String person, ObjectNode content) {
        return database.run(tx -> {
            List<ObjectNode> below = stack(tx, person);
            if (below.size() > DEEPEST) {
                throw new SlackError("push_limit_reached");
            }
            return place(tx, person, content, below);
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
            publish(tx, owner(tx, id), old.path("type").asText());
            return view;
        });
    }

    /** Publishes the home tab of a person. */
    public ObjectNode publish(String person, ObjectNode content, String hash) {
        Optional<ObjectNode> home = home(person);
        if (home.isPresent()) {
            return update(home.get().path("id").asText(), content, hash);
        }
        return database.run(tx -> {
            ObjectNode view = content.deepCopy();
            String id = ids.next("V");
            view.put("id", id).put("root_view_id", id).putNull("previous_view_id");
            view.putObject("state").putObject("values");
            insert(tx, id, person, HOME);
            save(tx, view);
            publish(tx, person, "home");
            return view;
        });
    }

    /** The view with this id, open or home. */
    public Optional<ObjectNode> find(String id) {
        return database.run(tx -> find(tx, id));
    }

    public Optional<ObjectNode> byExternalId(String externalId) {
        return database.run(tx ->
                tx.list(row -> Json.stored(row.getString(1)), "SELECT body FROM opened_views").stream()
                        .filter(view -> view.path("external_id").asText("").equals(externalId))
                        .findFirst());
    }

    /** Remembers what the person has filled in: block id, then action id, then Slack's value object. */
    public Optional<ObjectNode> fill(String person, String id, JsonNode values) {
        return database.run(tx -> {
            Optional<ObjectNode> found = find(tx, id);
            if (found.isEmpty() || !owner(tx, id).equals(person)) {
                return Optional.empty();
            }
            found.get().putObject("state").set("values", values.deepCopy());
            save(tx, found.get());
            return found;
        });
    }

    /** Closes a modal and every one above it. */
    public void close(String person, String id) {
        database.run(tx -> {
            tx.change(
                    "DELETE FROM opened_views WHERE person = ? AND place >= 0 AND place >= (SELECT place FROM"
                            + " opened_views WHERE id = ? AND person = ? AND place >= 0)",
                    person,
                    id,
                    person);
            publish(tx, person, "modal");
            return true;
        });
    }

    /** Closes all modals of a person. */
    public void clear(String person) {
        database.run(tx -> {
            tx.change("DELETE FROM opened_views WHERE place >= 0 AND person = ?", person);
            publish(tx, person, "modal");
            return true;
        });
    }

    private ObjectNode place(Transaction tx, String person, ObjectNode content, List<ObjectNode> below)
            throws SQLException {
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
        insert(tx, id, person, below.size());
        save(tx, view);
        publish(tx, person, "modal");
        return view;
    }

    private static void insert(Transaction tx, String id, String person, int place) throws SQLException {
        tx.change("INSERT INTO opened_views (id, person, place, body) VALUES (?, ?, ?, '{}')", id, person, place);
    }

    private void save(Transaction tx, ObjectNode view) throws SQLException {
        view.put("team_id", Who.TEAM)
                .put("app_id", Who.APP)
                .put("app_installed_team_id", Who.TEAM)
                .put("bot_id", Who.BOT)
                .put("hash", tx.now().getEpochSecond() + "." + ids.block());
        tx.change(
                "UPDATE opened_views SET body = ? WHERE id = ?",
                view.toString(),
                view.path("id").asText());
    }

    private static Optional<ObjectNode> find(Transaction tx, String id) throws SQLException {
        return tx.one(row -> Json.stored(row.getString(1)), "SELECT body FROM opened_views WHERE id = ?", id);
    }

    private static String owner(Transaction tx, String id) throws SQLException {
        return tx.one(row -> row.getString(1), "SELECT person FROM opened_views WHERE id = ?", id)
                .orElseThrow();
    }

    private static Optional<ObjectNode> home(Transaction tx, String person) throws SQLException {
        return tx.one(
                row -> Json.stored(row.getString(1)),
                "SELECT body FROM opened_views WHERE place = ? AND person = ?",
                HOME,
                person);
    }

    private static List<ObjectNode> stack(Transaction tx, String person) throws SQLException {
        return tx.list(
                row -> Json.stored(row.getString(1)),
                "SELECT body FROM opened_views WHERE place >= 0 AND person = ? ORDER BY place",
                person);
    }

    private static void publish(Transaction tx, String person, String type) throws SQLException {
        ObjectNode body = Json.object().put("person", person);
        if (type.equals("home")) {
            body.set("view", home(tx, person).orElseThrow());
            tx.publish(tx.nextRevision(), "home", body);
        } else {
            body.putArray("stack").addAll(stack(tx, person));
            tx.publish(tx.nextRevision(), "views", body);
        }
    }
}
