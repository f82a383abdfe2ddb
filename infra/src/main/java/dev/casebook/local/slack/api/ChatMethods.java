package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.MessageContent;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.BotMessage;
import dev.casebook.local.slack.workspace.Draft;
import dev.casebook.local.slack.workspace.Links;
import dev.casebook.local.slack.workspace.People;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.Workspace;
import java.net.URI;
import java.util.Map;

/** {@code chat.*}: post, change, show to one, take away, link. */
final class ChatMethods {

    private final Workspace workspace;
    private final Lookup lookup;
    private final URI self;

    ChatMethods(Workspace workspace, Lookup lookup, URI self) {
        this.workspace = workspace;
        this.lookup = lookup;
        this.self = self;
    }

    Map<String, Method> methods() {
        return Map.of(
                "chat.postMessage", this::post,
                "chat.update", this::update,
                "chat.postEphemeral", this::postEphemeral,
                "chat.delete", this::delete,
                "chat.getPermalink", this::permalink);
    }

    private ObjectNode post(Arguments arguments) {
        String channel = lookup.channelId(arguments);
        MessageContent content = MessageContent.checkNew(arguments.content(), workspace.ids()::block);
        ObjectNode body = BotMessage.from(content);
        String thread = arguments.text("thread_ts");
        if (!thread.isEmpty() && arguments.flag("reply_broadcast")) {
            body.put("subtype", "thread_broadcast");
        }
        ObjectNode message = store(new Draft(channel, thread.isEmpty() ? null : thread, null, body));
        ObjectNode answer = Json.object()
                .put("channel", channel)
                .put("ts", message.path("ts").asText());
        answer.set("message", message);
        return answer;
    }

    private ObjectNode update(Arguments arguments) {
        String channel = lookup.channelId(arguments);
        String ts = arguments.required("ts", "message_not_found");
        if (!BotMessage.isBots(lookup.message(channel, ts))) {
            throw new SlackError("cant_update_message");
        }
        MessageContent content =
                MessageContent.check(arguments.content(), MessageContent.UPDATED_TEXT, workspace.ids()::block);
        if (content.fields().isEmpty()) {
            throw new SlackError("no_text");
        }
        ObjectNode message = workspace
                .messages()
                .change(
                        channel,
                        ts,
                        old -> BotMessage.updated(
                                old, content, workspace.clock().instant()))
                .orElseThrow(() -> new SlackError("message_not_found"));
        ObjectNode answer = Json.object()
                .put("channel", channel)
                .put("ts", ts)
                .put("text", message.path("text").asText());
        answer.set("message", message);
        return answer;
    }

    private ObjectNode postEphemeral(Arguments arguments) {
        String channel = lookup.channelId(arguments);
        String person = People.human(arguments.required("user", "user_not_in_channel"))
                .filter(human -> People.reads(human, channel))
                .map(Person::id)
                .orElseThrow(() -> new SlackError("user_not_in_channel"));
        MessageContent content = MessageContent.checkNew(arguments.content(), workspace.ids()::block);
        String thread = arguments.text("thread_ts");
        ObjectNode message =
                store(new Draft(channel, thread.isEmpty() ? null : thread, person, BotMessage.from(content)));
        return Json.object().put("message_ts", message.path("ts").asText());
    }

    private ObjectNode delete(Arguments arguments) {
        String channel = lookup.channelId(arguments);
        String ts = arguments.required("ts", "message_not_found");
        if (!BotMessage.isBots(lookup.message(channel, ts))) {
            throw new SlackError("cant_delete_message");
        }
        if (!workspace.messages().delete(channel, ts)) {
            throw new SlackError("message_not_found");
        }
        return Json.object().put("channel", channel).put("ts", ts);
    }

    private ObjectNode permalink(Arguments arguments) {
        String channel = lookup.channelId(arguments);
        String ts = arguments.required("message_ts", "message_not_found");
        ObjectNode message = lookup.message(channel, ts);
        return Json.object().put("channel", channel).put("permalink", Links.message(self, channel, message));
    }

    private ObjectNode store(Draft draft) {
        return workspace.messages().post(draft).orElseThrow(() -> new SlackError("thread_not_found"));
    }
}
