package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.content.ViewContent;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.Workspace;
import java.util.List;

/** Submitting and closing modals: the requests, and what the answer does to the stack of views. */
public final class Dialogs {

    private final Workspace workspace;
    private final Interactions interactions;

    public Dialogs(Workspace workspace, Interactions interactions) {
        this.workspace = workspace;
        this.interactions = interactions;
    }

    /**
     * Submits a modal.
     *
     * @param values block id, then action id, then Slack's value object
     * @return {@code {"ok":true}}, or {@code {"ok":false}} with {@code errors} by block id, or with an {@code error}
     */
    public ObjectNode submit(Person who, String viewId, JsonNode values) {
        ObjectNode view =
                workspace.views().fill(who.id(), viewId, values).orElseThrow(() -> new SlackError("view_not_found"));
        ObjectNode payload = Payloads.start(workspace, who, "view_submission");
        payload.set("view", view);
        payload.putArray("response_urls");
        Delivery delivery = interactions.send(payload);
        if (!delivery.error().isEmpty()) {
            return Json.object().put("ok", false).put("error", delivery.error());
        }
        return follow(who, viewId, Json.parseObject(delivery.text()).orElseGet(Json::object));
    }

    private ObjectNode follow(Person who, String viewId, ObjectNode answer) {
        switch (answer.path("response_action").asText("")) {
            case "errors" -> {
                ObjectNode refused = Json.object().put("ok", false);
                refused.set("errors", answer.path("errors"));
                return refused;
            }
            case "update" -> workspace.views().update(viewId, content(answer), "");
            case "push" -> workspace.views().push(who.id(), content(answer));
            case "clear" -> workspace.views().clear(who.id());
            default -> workspace.views().close(who.id(), viewId);
        }
        return Json.object().put("ok", true);
    }

    /** Closes a modal, or the whole stack, and tells the bot if it asked to be told. */
    public void close(Person who, String viewId, boolean all) {
        List<ObjectNode> stack = workspace.views().stack(who.id());
        if (all) {
            workspace.views().clear(who.id());
        } else {
            workspace.views().close(who.id(), viewId);
        }
        for (ObjectNode view : stack.reversed()) {
            boolean closed = all || view.path("id").asText().equals(viewId);
            if (closed && view.path("notify_on_close").asBoolean()) {
                ObjectNode payload =
                        Payloads.start(workspace, who, "view_closed").put("is_cleared", all);
                payload.set("view", view);
                interactions.send(payload);
            }
        }
    }

    private ObjectNode content(ObjectNode answer) {
        return ViewContent.check(answer.path("view"), workspace.ids()::block);
    }
}
