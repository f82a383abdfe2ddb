package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.MessageContent;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** {@code chat.unfurl}: what a link leads to, shown under the message that has it. */
final class UnfurlMethods {

    private final Workspace workspace;
    private final Lookup lookup;

    UnfurlMethods(Workspace workspace, Lookup lookup) {
        this.workspace = workspace;
        this.lookup = lookup;
    }

    Map<String, Method> methods() {
        return Map.of("chat.unfurl", this::unfurl);
    }

    private ObjectNode unfurl(Arguments arguments) {
        JsonNode unfurls = arguments.structured("unfurls");
        if (!unfurls.isObject() || unfurls.isEmpty()) {
            throw new SlackError("missing_unfurls");
        }
        String channel = channel(arguments);
        String ts = ts(arguments);
        String text = workspace
                .messages()
                .find(channel, ts)
                .orElseThrow(() -> new SlackError("cannot_find_message"))
                .path("text")
                .asText();
        ArrayNode shown = Json.array();
        for (Map.Entry<String, JsonNode> unfurl : unfurls.properties()) {
            String url = unfurl.getKey();
            if (!text.contains(url.replace("&", "&amp;"))) {
                throw new SlackError("cannot_unfurl_url");
            }
            shown.add(attachment(url, unfurl.getValue()));
        }
        workspace.messages().change(channel, ts, old -> shown(old, shown));
        return Json.object();
    }

    /** Either {@code unfurl_id}, or {@code channel} and {@code ts}. */
    private String channel(Arguments arguments) {
        String id = arguments.text("unfurl_id");
        int dot = id.indexOf('.');
        return dot < 0 ? lookup.channelId(arguments) : id.substring(0, dot);
    }

    private static String ts(Arguments arguments) {
        String id = arguments.text("unfurl_id");
        int dot = id.indexOf('.');
        if (dot >= 0 && arguments.required("source").equals("composer")) {
            throw new SlackError("cannot_find_message");
        }
        return dot < 0 ? arguments.required("ts") : id.substring(dot + 1);
    }

    private ObjectNode attachment(String url, JsonNode content) {
        ObjectNode given = Json.object();
        given.putArray("attachments").add(content);
        JsonNode checked = MessageContent.check(given, MessageContent.POSTED_TEXT, workspace.ids()::block)
                .fields()
                .path("attachments")
                .path(0);
        ObjectNode attachment = Json.object();
        attachment.setAll((ObjectNode) checked);
        if (!attachment.hasNonNull("fallback")) {
            attachment.put("fallback", "[no preview available]");
        }
        return attachment
                .put("bot_id", Who.BOT)
                .put("app_id", Who.APP)
                .put("is_app_unfurl", true)
                .put("app_unfurl_url", url)
                .put("from_url", url);
    }

    /** The message with these unfurls; one for the same link is replaced. */
    private static ObjectNode shown(ObjectNode message, ArrayNode unfurls) {
        List<String> urls = unfurls.valueStream()
                .map(unfurl -> unfurl.path("from_url").asText())
                .toList();
        ArrayNode all = Json.array();
        message.path("attachments")
                .valueStream()
                .filter(old -> !urls.contains(old.path("from_url").asText()))
                .forEach(all::add);
        unfurls.forEach(all::add);
        for (int i = 0; i < all.size(); i++) {
            ((ObjectNode) all.get(i)).put("id", i + 1);
        }
        message.set("attachments", all);
        return message;
    }
}
