package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.People;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.Reactions;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code auth.test}, {@code users.*}, {@code usergroups.*}, {@code reactions.*}: who is who, and who likes what. */
final class PeopleMethods {

    private static final Pattern EMOJI = Pattern.compile("[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?");

    private final Workspace workspace;
    private final Lookup lookup;
    private final URI self;

    PeopleMethods(Workspace workspace, Lookup lookup, URI self) {
        this.workspace = workspace;
        this.lookup = lookup;
        this.self = self;
    }

    Map<String, Method> methods() {
        return Map.of(
                "auth.test", this::test,
                "users.info", this::user,
                "users.list", this::users,
                "usergroups.list", this::groups,
                "usergroups.users.list", this::groupMembers,
                "reactions.add", this::react,
                "reactions.remove", this::unreact);
    }

    private ObjectNode test(Arguments arguments) {
        return Json.object()
                .put("url", self + "/")
                .put("team", "Casebook on this machine")
                .put("user", Who.BOT_NAME)
                .put("team_id", Who.TEAM)
                .put("user_id", Who.BOT_USER)
                .put("bot_id", Who.BOT)
                .put("app_id", Who.APP)
                .put("is_enterprise_install", false);
    }

    private ObjectNode user(Arguments arguments) {
        ObjectNode answer = Json.object();
        answer.set(
                "user",
                People.find(arguments.required("user", "user_not_found"))
                        .map(Person::user)
                        .orElseThrow(() -> new SlackError("user_not_found")));
        return answer;
    }

    private ObjectNode users(Arguments arguments) {
        ObjectNode answer = Json.object().put("cache_ts", 0);
        ArrayNode members = answer.putArray("members");
        People.HUMANS.forEach(person -> members.add(person.user()));
        members.add(People.BOT.user());
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }

    private ObjectNode groups(Arguments arguments) {
        ObjectNode answer = Json.object();
        ArrayNode groups = answer.putArray("usergroups");
        for (People.Group group : People.GROUPS) {
            groups.addObject()
                    .put("id", group.id())
                    .put("team_id", Who.TEAM)
                    .put("is_usergroup", true)
                    .put("name", group.handle())
                    .put("handle", group.handle())
                    .put("user_count", group.members().size());
        }
        return answer;
    }

    private ObjectNode groupMembers(Arguments arguments) {
        String id = arguments.required("usergroup", "no_such_subteam");
        ObjectNode answer = Json.object();
        ArrayNode users = answer.putArray("users");
        People.GROUPS.stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SlackError("no_such_subteam"))
                .members()
                .forEach(users::add);
        return answer;
    }

    private ObjectNode react(Arguments arguments) {
        return reaction(arguments, true);
    }

    private ObjectNode unreact(Arguments arguments) {
        return reaction(arguments, false);
    }

    private ObjectNode reaction(Arguments arguments, boolean add) {
        String channel = lookup.channelId(arguments);
        String name = arguments.required("name", "invalid_name");
        if (!EMOJI.matcher(name).matches()) {
            throw new SlackError("invalid_name");
        }
        String ts = arguments.required("timestamp", "no_item_specified");
        ObjectNode message = lookup.message(channel, ts);
        if (Reactions.has(message, name, Who.BOT_USER) == add) {
            throw new SlackError(add ? "already_reacted" : "no_reaction");
        }
        workspace.messages().change(channel, ts, old -> Reactions.toggle(old, name, Who.BOT_USER));
        return Json.object();
    }
}
