package dev.casebook.local.situation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.PlainText;
import java.util.List;

/** A dialog as a person sees it, and what they have filled in. */
final class Form {
    private final Person person;
    private final JsonNode view;
    private final ObjectNode values = Json.object();

    Form(Person person, JsonNode view) {
        this.person = person;
        this.view = view;
        Seen.Element.in(view.path("blocks")).forEach(this::asItIs);
    }

    String title() {
        return view.at("/title/text").asText();
    }

    String text() {
        return PlainText.of(view);
    }

    List<String> fields() {
        return view.path("blocks")
                .valueStream()
                .map(block -> block.at("/label/text").asText())
                .filter(label -> !label.isEmpty())
                .toList();
    }

    /** Writes into a field, named by the beginning of its label. */
    Form write(String label, String text) {
        Seen.Element field = field(label);
        value(field).put("value", text);
        return this;
    }

    /** Chooses from a menu, named by the beginning of its label, by the beginning of what the option says. */
    Form choose(String label, String option) {
        Seen.Element field = field(label);
        JsonNode chosen = field.json()
                .path("options")
                .valueStream()
                .filter(each -> each.at("/text/text").asText().startsWith(option))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no “" + option + "” at “" + label + "”"));
        value(field).set("selected_option", chosen);
        return this;
    }

    /** Sends it; it must be taken. */
    void send() {
        ObjectNode answer = person.act(
                "submit", Json.object().put("view_id", view.path("id").asText()).set("values", values));
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError("The form was not taken: " + answer + "\n" + text());
        }
    }

    private Seen.Element field(String label) {
        return Seen.Element.in(view.path("blocks")).stream()
                .filter(element -> element.named(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no field “" + label + "” in " + fields()));
    }

    /** What stands in a field before anybody touches it. */
    private void asItIs(Seen.Element field) {
        ObjectNode value = value(field);
        JsonNode json = field.json();
        if (json.has("initial_value")) {
            value.set("value", json.path("initial_value"));
        }
        if (json.has("initial_option")) {
            value.set("selected_option", json.path("initial_option"));
        }
        if (json.has("initial_user")) {
            value.set("selected_user", json.path("initial_user"));
        }
    }

    private ObjectNode value(Seen.Element field) {
        return values.withObjectProperty(field.blockId())
                .withObjectProperty(field.actionId())
                .put("type", field.json().path("type").asText());
    }
}
