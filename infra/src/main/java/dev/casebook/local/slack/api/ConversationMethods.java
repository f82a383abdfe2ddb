package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.People;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.Slice;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** {@code conversations.*}: which there are, and what they hold. */
final class ConversationMethods {

    private static final int MOST = 1000;

    private final Workspace workspace;
    private final Lookup lookup;

    ConversationMethods(Workspace workspace, Lookup lookup) {
        this.workspace = workspace;
        this.lookup = lookup;
    }

    Map<String, Method> methods() {
        return Map.of(
                "conversations.list", this::list,
                "conversations.history", this::history,
                "conversations.replies", this::replies,
                "conversations.info", this::info,
                "conversations.open", this::open,
                "conversations.members", this::members,
                "conversations.join", this::info);
    }

    private ObjectNode list(Arguments arguments) {
        List<String> types =
                arguments.has("types") ? List.of(arguments.text("types").split(",", -1)) : List.of("public_channel");
        List<ObjectNode> wanted = workspace.channels().all().stream()
                .filter(channel -> types.contains(channel.path("is_im").asBoolean() ? "im" : "public_channel"))
                .toList();
        int from = 0;
        String cursor = arguments.text("cursor");
        if (!cursor.isEmpty()) {
            from = Cursor.read(cursor, "channel")
                    .filter(place -> place.matches("\\d{1,4}"))
                    .map(Integer::parseInt)
                    .orElseThrow(() -> new SlackError("invalid_cursor"));
        }
        int limit = limit(arguments);
        ArrayNode page = Json.array();
        wanted.stream().skip(from).limit(limit).forEach(page::add);
        ObjectNode answer = Json.object();
        answer.set("channels", page);
        boolean more = from + page.size() < wanted.size();
        next(answer, more ? Cursor.write("channel", String.valueOf(from + page.size())) : "");
        return answer;
    }

    private ObjectNode history(Arguments arguments) {
        String channel = lookup.channelId(arguments);
        Slice slice = slice(arguments);
        ObjectNode answer = page(arguments, slice, workspace.messages().history(channel, slice));
        answer.put("pin_count", 0);
        return answer;
    }

    private ObjectNode replies(Arguments arguments) {
        String channel = lookup.channelId(arguments);
        String thread = arguments.required("ts", "thread_not_found");
        if (workspace.messages().find(channel, thread).isEmpty()
                || workspace.messages().isEphemeral(channel, thread)) {
            throw new SlackError("thread_not_found");
        }
        Slice slice = slice(arguments);
        return page(arguments, slice, workspace.messages().replies(channel, thread, slice));
    }

    private ObjectNode info(Arguments arguments) {
        ObjectNode answer = Json.object();
        answer.set("channel", lookup.channel(arguments));
        return answer;
    }

    private ObjectNode open(Arguments arguments) {
        Person person = arguments.has("channel")
                ? of(lookup.channel(arguments))
                : People.human(arguments.required("users", "users_list_not_supplied"))
                        .orElseThrow(() -> new SlackError("user_not_found"));
        ObjectNode answer = Json.object().put("no_op", true).put("already_open", true);
        ObjectNode channel = answer.putObject("channel").put("id", person.direct());
        if (arguments.flag("return_im")) {
            channel.put("is_im", true).put("user", person.id());
        }
        return answer;
    }

    private static Person of(ObjectNode channel) {
        return People.human(channel.path("user").asText(""))
                .orElseThrow(() -> new SlackError("method_not_supported_for_channel_type"));
    }

    private ObjectNode members(Arguments arguments) {
        String channel = lookup.channelId(arguments);
        ObjectNode answer = Json.object();
        ArrayNode members = answer.putArray("members");
        People.HUMANS.stream()
                .filter(person -> People.reads(person, channel))
                .forEach(person -> members.add(person.id()));
        members.add(Who.BOT_USER);
        next(answer, "");
        return answer;
    }

    private static Slice slice(Arguments arguments) {
        String after = "";
        if (arguments.has("cursor")) {
            after = Cursor.read(arguments.text("cursor"), "next_ts")
                    .orElseThrow(() -> new SlackError("invalid_cursor"));
        }
        boolean bounded = arguments.has("oldest") || arguments.has("latest");
        return new Slice(
                Lookup.bound(arguments, "oldest", Slice.START),
                Lookup.bound(arguments, "latest", Slice.END),
                !bounded || arguments.flag("inclusive"),
                after,
                limit(arguments));
    }

    private static ObjectNode page(Arguments arguments, Slice slice, List<ObjectNode> found) {
        boolean more = found.size() > slice.limit();
        List<ObjectNode> messages = more ? found.subList(0, slice.limit()) : found;
        boolean bare = arguments.has("include_all_metadata") && !arguments.flag("include_all_metadata");
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("messages");
        for (ObjectNode message : messages) {
            if (bare && message.path("metadata") instanceof ObjectNode metadata) {
                metadata.remove("event_payload");
            }
            list.add(message);
        }
        answer.put("has_more", more);
        if (more) {
            next(answer, Cursor.write("next_ts", messages.getLast().path("ts").asText()));
        }
        return answer;
    }

    private static void next(ObjectNode answer, String cursor) {
        answer.putObject("response_metadata").put("next_cursor", cursor);
    }

    private static int limit(Arguments arguments) {
        String given = arguments.text("limit");
        if (given.isEmpty() || given.equals("0")) {
            return 100;
        }
        if (!given.matches("\\d{1,4}") || Integer.parseInt(given) > MOST) {
            throw new SlackError("invalid_limit");
        }
        return Integer.parseInt(given);
    }
}
