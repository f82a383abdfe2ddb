package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.content.ViewContent;
import dev.casebook.local.slack.workspace.People;
import dev.casebook.local.slack.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** {@code views.*}: dialogs and the home tab. */
final class ViewMethods {

    private final Workspace workspace;

    ViewMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    Map<String, Method> methods() {
        return Map.of(
                "views.open", this::open,
                "views.push", this::push,
                "views.update", this::update,
                "views.publish", this::publish);
    }

    private ObjectNode open(Arguments arguments) {
        ObjectNode content = content(arguments, "modal");
        String person = workspace.triggers().exchange(arguments.required("trigger_id"));
        return answer(workspace.views().open(person, content));
    }

    private ObjectNode push(Arguments arguments) {
        ObjectNode content = content(arguments, "modal");
        String person = workspace.triggers().exchange(arguments.required("trigger_id"));
        return answer(workspace.views().push(person, content));
    }

    private ObjectNode update(Arguments arguments) {
        String id = arguments.text("view_id");
        if (id.isEmpty()) {
            id = workspace
                    .views()
                    .byExternalId(arguments.required("external_id"))
                    .map(view -> view.path("id").asText())
                    .orElseThrow(() -> new SlackError("not_found"));
        }
        ObjectNode content = ViewContent.check(arguments.structured("view"), workspace.ids()::block);
        return answer(workspace.views().update(id, content, arguments.text("hash")));
    }

    private ObjectNode publish(Arguments arguments) {
        String person = People.human(arguments.required("user_id"))
                .orElseThrow(() -> new SlackError("user_not_found"))
                .id();
        return answer(workspace.views().publish(person, content(arguments, "home"), arguments.text("hash")));
    }

    private ObjectNode content(Arguments arguments, String type) {
        ObjectNode content = ViewContent.check(arguments.structured("view"), workspace.ids()::block);
        if (!content.path("type").asText().equals(type)) {
            throw new SlackError("invalid_arguments", List.of("must be a valid enum value [json-pointer:/view/type]"));
        }
        String externalId = content.path("external_id").asText();
        if (type.equals("modal")
                && !externalId.isEmpty()
                && workspace.views().byExternalId(externalId).isPresent()) {
            throw new SlackError("duplicate_external_id");
        }
        return content;
    }

    private static ObjectNode answer(ObjectNode view) {
        ObjectNode answer = Json.object();
        answer.set("view", view);
        return answer;
    }
}
