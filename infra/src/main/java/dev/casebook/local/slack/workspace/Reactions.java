package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;

/** The reactions on a message: {@code [{"name","users","count"}]}. */
public final class Reactions {

    private Reactions() {}

    public static boolean has(ObjectNode message, String name, String user) {
        return message.path("reactions")
                .valueStream()
                .filter(reaction -> reaction.path("name").asText().equals(name))
                .flatMap(reaction -> reaction.path("users").valueStream())
                .anyMatch(member -> member.asText().equals(user));
    }

    /** Adds the person's reaction, or takes it away when it is there; changes the message it is given. */
    public static ObjectNode toggle(ObjectNode message, String name, String user) {
        ArrayNode after = Json.array();
        boolean known = false;
        for (JsonNode reaction : message.path("reactions")) {
            boolean same = reaction.path("name").asText().equals(name);
            known |= same;
            ArrayNode users = Json.array();
            reaction.path("users").forEach(users::add);
            if (same) {
                change(users, user);
            }
            add(after, reaction.path("name").asText(), users);
        }
        if (!known) {
            add(after, name, Json.array().add(user));
        }
        message.set("reactions", after);
        if (after.isEmpty()) {
            message.remove("reactions");
        }
        return message;
    }

    private static void change(ArrayNode users, String user) {
        for (int i = 0; i < users.size(); i++) {
            if (users.get(i).asText().equals(user)) {
                users.remove(i);
                return;
            }
        }
        users.add(user);
    }

    private static void add(ArrayNode reactions, String name, ArrayNode users) {
        if (!users.isEmpty()) {
            ObjectNode reaction = reactions.addObject().put("name", name).put("count", users.size());
            reaction.set("users", users);
        }
    }
}
