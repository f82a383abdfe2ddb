package dev.casebook.local.situation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Somebody in Slack: reads what they are shown, writes, presses, fills in. */
final class Person {
    private static final String CHANNEL = "C0INCIDENTS";

    private final Page page;
    private final String id;

    Person(Page page, String id) {
        this.page = page;
        this.id = id;
    }

    /** Writes into the channel of the incidents: a command, or a message. */
    void write(String text) {
        send(Json.object().put("channel", CHANNEL).put("text", text));
    }

    /** Writes into a message's thread. */
    void reply(Seen root, String text) {
        send(Json.object().put("channel", root.channel()).put("text", text).put("thread_ts", root.thread()));
    }

    /** Waits for a message that says all of it; the newest of them. */
    Seen sees(String... texts) {
        return sees(seen -> seen.says(texts), "a message that says " + List.of(texts));
    }

    /** Waits for a message that nobody else sees. */
    Seen seesAlone(String... texts) {
        return sees(seen -> seen.alone() && seen.says(texts), "a message for nobody else that says " + List.of(texts));
    }

    /** Waits for an answer in a message's thread. */
    Seen seesBelow(Seen root, String... texts) {
        return sees(seen -> seen.inThreadOf(root) && seen.says(texts), "an answer that says " + List.of(texts));
    }

    /** The same message as it stands now, once it says all of it. */
    Seen seesIn(Seen message, String... texts) {
        return sees(
                seen -> seen.ts().equals(message.ts()) && seen.says(texts),
                "the message “" + message.firstLine() + "” to say " + List.of(texts));
    }

    private Seen sees(Predicate<Seen> wanted, String what) {
        return Await.until(
                () -> all().stream().filter(wanted).reduce((before, after) -> after),
                () -> id + " waited for " + what + ", and saw\n" + everything());
    }

    /** What they are shown, oldest first. */
    List<Seen> all() {
        return state().path("messages")
                .valueStream()
                .map(Seen::new)
                .sorted(Comparator.comparing(Seen::ts))
                .toList();
    }

    private String everything() {
        return all().stream().map(Seen::text).collect(Collectors.joining("\n———\n"));
    }

    /** Presses a button, named by the beginning of what it says. */
    void press(Seen message, String label) {
        Seen.Element button = message.element(label);
        act("press", pressed(message, button).put("value", ""));
    }

    /** Chooses “Add to Casebook” in a message's menu. */
    void addToCasebook(Seen message) {
        act(
                "shortcut",
                Json.object()
                        .put("channel", message.channel())
                        .put("ts", message.ts())
                        .put("callback_id", "add_to_casebook"));
    }

    /** Picks a person or an option at a menu in a message. */
    void pick(Seen message, String label, String value) {
        act("press", pressed(message, message.element(label)).put("value", value));
    }

    /** Waits for a dialog to open. */
    Form form(String title) {
        return Await.until(
                () -> open().filter(view -> view.at("/title/text").asText().equals(title))
                        .map(view -> new Form(this, view)),
                () -> id + " waited for the form “" + title + "”, and saw\n" + everything());
    }

    String mention() {
        return "<@" + id + ">";
    }

    String id() {
        return id;
    }

    ObjectNode act(String what, JsonNode body) {
        return page.act(what, ((ObjectNode) body).put("as", id));
    }

    private void send(ObjectNode message) {
        ObjectNode answer = act("send", message);
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError("Slack did not take it: " + answer);
        }
    }

    private static ObjectNode pressed(Seen message, Seen.Element element) {
        return Json.object()
                .put("channel", message.channel())
                .put("ts", message.ts())
                .put("block_id", element.blockId())
                .put("action_id", element.actionId());
    }

    private Optional<JsonNode> open() {
        return state().path("stack").valueStream().reduce((below, above) -> above);
    }

    private JsonNode state() {
        return page.state(id);
    }
}
