package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.MessageContent;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.BotMessage;
import dev.casebook.local.slack.workspace.Draft;
import dev.casebook.local.slack.workspace.ReplyTarget;
import dev.casebook.local.slack.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what a bot answers to a command, or sends to a {@code response_url}. */
final class BotReplies {

    private final Workspace workspace;

    BotReplies(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Posts, replaces or deletes as {@code response_type}, {@code replace_original} and {@code delete_original} say.
     *
     * @return the {@code ts} of the message shown, or an empty string when one was deleted
     */
    String show(ReplyTarget target, ObjectNode reply) {
        boolean hasOriginal = !target.sourceTs().isEmpty();
        if (reply.path("delete_original").asBoolean()) {
            workspace.messages().delete(target.channel(), target.sourceTs());
            return "";
        }
        MessageContent content = MessageContent.checkNew(reply, workspace.ids()::block);
        if (reply.path("replace_original").asBoolean() && hasOriginal && replace(target, content)) {
            return target.sourceTs();
        }
        return post(target, reply, content);
    }

    /** A message of Slack itself that only the person sees. */
    void slackbot(ReplyTarget target, String text) {
        ObjectNode body = Json.object().put("user", "USLACKBOT").put("text", text);
        store(target, target.threadTs(), target.person(), body);
    }

    private boolean replace(ReplyTarget target, MessageContent content) {
        return workspace
                .messages()
                .change(target.channel(), target.sourceTs(), old -> {
                    old.remove(List.of("blocks", "attachments"));
                    return BotMessage.updated(old, content, workspace.clock().instant());
                })
                .isPresent();
    }

    private String post(ReplyTarget target, ObjectNode reply, MessageContent content) {
        boolean everybody = reply.path("response_type").asText("").equals("in_channel");
        ObjectNode body = BotMessage.from(content);
        if (!target.command().isEmpty()) {
            body.put("in_answer_to", target.command()).put("in_answer_to_user", target.person());
        }
        String thread = reply.path("thread_ts").asText(target.threadTs());
        return store(target, thread, everybody ? null : target.person(), body);
    }

    private String store(ReplyTarget target, String thread, @Nullable String visibleTo, ObjectNode body) {
        return workspace
                .messages()
                .post(new Draft(target.channel(), thread.isEmpty() ? null : thread, visibleTo, body))
                .orElseThrow(() -> new SlackError("thread_not_found"))
                .path("ts")
                .asText();
    }
}
