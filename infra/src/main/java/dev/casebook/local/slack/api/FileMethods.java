package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.MessageContent;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.BotMessage;
import dev.casebook.local.slack.workspace.Draft;
import dev.casebook.local.slack.workspace.Files;
import dev.casebook.local.slack.workspace.Links;
import dev.casebook.local.slack.workspace.Workspace;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** {@code files.*}: the two calls around an upload; the bytes go to {@code /hooks/upload/}. */
final class FileMethods {

    private final Workspace workspace;
    private final URI self;

    FileMethods(Workspace workspace, URI self) {
        this.workspace = workspace;
        this.self = self;
    }

    Map<String, Method> methods() {
        return Map.of(
                "files.getUploadURLExternal", this::reserve,
                "files.completeUploadExternal", this::complete,
                "files.info", this::info);
    }

    private ObjectNode reserve(Arguments arguments) {
        String name = arguments.required("filename");
        if (!arguments.required("length").matches("[1-9]\\d{0,8}")) {
            throw new SlackError("invalid_arguments", List.of("must be a positive number [json-pointer:/length]"));
        }
        Files.Slot slot = workspace.files().reserve(name, arguments.text("alt_txt"), id -> Links.file(self, id));
        return Json.object()
                .put("upload_url", Links.upload(self, slot.secret()))
                .put("file_id", slot.id());
    }

    private ObjectNode complete(Arguments arguments) {
        JsonNode wanted = arguments.structured("files");
        if (!wanted.isArray() || wanted.isEmpty()) {
            throw new SlackError("invalid_arguments", List.of("missing required field: files"));
        }
        String channel = channel(arguments);
        ArrayNode files = Json.array();
        for (JsonNode file : wanted) {
            files.add(workspace
                    .files()
                    .complete(file.path("id").asText(""), file.path("title").asText(""))
                    .orElseThrow(() -> new SlackError("file_not_found")));
        }
        if (!channel.isEmpty()) {
            share(arguments, channel, files);
        }
        ObjectNode answer = Json.object();
        answer.set("files", files);
        return answer;
    }

    private ObjectNode info(Arguments arguments) {
        ObjectNode answer = Json.object();
        answer.set(
                "file",
                workspace
                        .files()
                        .find(arguments.required("file", "file_not_found"))
                        .orElseThrow(() -> new SlackError("file_not_found")));
        return answer;
    }

    private String channel(Arguments arguments) {
        String wanted = arguments.has("channel_id") ? arguments.text("channel_id") : arguments.text("channels");
        if (wanted.isEmpty()) {
            return "";
        }
        return workspace
                .channels()
                .find(wanted)
                .map(channel -> channel.path("id").asText())
                .orElseThrow(() -> new SlackError("channel_not_found"));
    }

    private void share(Arguments arguments, String channel, ArrayNode files) {
        ObjectNode content = Json.object().put("text", arguments.text("initial_comment"));
        ObjectNode body =
                BotMessage.from(MessageContent.check(content, MessageContent.POSTED_TEXT, workspace.ids()::block));
        body.set("files", files);
        String thread = arguments.text("thread_ts");
        Draft draft = new Draft(channel, thread.isEmpty() ? null : thread, null, body);
        if (workspace.messages().post(draft).isEmpty()) {
            throw new SlackError("thread_not_found");
        }
    }
}
