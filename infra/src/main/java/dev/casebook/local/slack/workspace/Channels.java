package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The conversations: two public channels and the direct messages of each person with the bot. Safe for several threads. */
public final class Channels {

    private final Database database;

    Channels(Database database) {
        this.database = database;
        database.run(tx -> {
            seed(tx, channel(Who.INCIDENTS, "agent-incidents", "What the agents got wrong, and what came of it"));
            seed(tx, channel(Who.GENERAL, "general", "Everything else"));
            for (Person person : People.HUMANS) {
                seed(tx, direct(person));
            }
            return true;
        });
    }

    /** The conversations a person takes part in, public channels first. */
    public List<ObjectNode> of(Person person) {
        return all().stream()
                .filter(channel -> People.reads(person, channel.path("id").asText()))
                .toList();
    }

    /** All conversations as Slack describes them, public channels first. */
    public List<ObjectNode> all() {
        return database.run(
                tx -> tx.list(row -> Json.stored(row.getString(1)), "SELECT body FROM channels ORDER BY rowid"));
    }

    /** By id, by {@code #name} or name, or by the id of the person for their direct messages. */
    public Optional<ObjectNode> find(String wanted) {
        String name = wanted.startsWith("#") ? wanted.substring(1) : wanted;
        return all().stream()
                .filter(channel -> channel.path("id").asText().equals(wanted)
                        || channel.path("name").asText("").equals(name)
                        || channel.path("user").asText("").equals(wanted))
                .findFirst();
    }

    private static void seed(Transaction tx, ObjectNode channel) throws SQLException {
        channel.put("created", tx.now().getEpochSecond());
        tx.change(
                "INSERT OR IGNORE INTO channels (id, body) VALUES (?, ?)",
                channel.path("id").asText(),
                channel.toString());
    }

    private static ObjectNode channel(String id, String name, String purpose) {
        ObjectNode channel = Json.object()
                .put("id", id)
                .put("name", name)
                .put("name_normalized", name)
                .put("is_channel", true)
                .put("is_group", false)
                .put("is_im", false)
                .put("is_mpim", false)
                .put("is_private", false)
                .put("is_archived", false)
                .put("is_general", name.equals("general"))
                .put("is_shared", false)
                .put("is_ext_shared", false)
                .put("is_org_shared", false)
                .put("is_member", true)
                .put("creator", Who.YOU)
                .put("context_team_id", Who.TEAM)
                .put("num_members", People.HUMANS.size() + 1);
        channel.putObject("topic").put("value", "").put("creator", "").put("last_set", 0);
        channel.putObject("purpose")
                .put("value", purpose)
                .put("creator", Who.YOU)
                .put("last_set", 0);
        return channel;
    }

    private static ObjectNode direct(Person person) {
        return Json.object()
                .put("id", person.direct())
                .put("is_im", true)
                .put("is_channel", false)
                .put("is_archived", false)
                .put("is_user_deleted", false)
                .put("is_org_shared", false)
                .put("context_team_id", Who.TEAM)
                .put("user", person.id());
    }
}
