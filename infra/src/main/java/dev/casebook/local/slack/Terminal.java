package dev.casebook.local.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.PlainText;
import dev.casebook.local.slack.workspace.Change;
import dev.casebook.local.slack.workspace.People;
import dev.casebook.local.slack.workspace.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Prints posted and updated messages as text; an update that reads the same is not printed again. */
final class Terminal implements Consumer<Change> {

    private static final int REMEMBERED = 500;

    private final Consumer<String> out;
    private final Map<String, String> channels;
    private final Map<String, String> printed = new LinkedHashMap<>();

    /**
     * A terminal.
     *
     * @param channels the name of each channel by its id
     */
    Terminal(Consumer<String> out, Map<String, String> channels) {
        this.out = out;
        this.channels = Map.copyOf(channels);
    }

    @Override
    public synchronized void accept(Change change) {
        String how = change.body().path("how").asText("");
        if (!change.kind().equals("message") || !(how.equals("posted") || how.equals("updated"))) {
            return;
        }
        ObjectNode message = (ObjectNode) change.body().path("message");
        String text = PlainText.of(message);
        String ts = message.path("ts").asText();
        if (text.equals(printed.put(ts, text))) {
            return;
        }
        if (printed.size() > REMEMBERED) {
            printed.remove(printed.keySet().iterator().next());
        }
        out.accept(head(change.body(), message, how) + "\n  " + text.replace("\n", "\n  "));
    }

    private String head(ObjectNode body, ObjectNode message, String how) {
        String channel = channels.getOrDefault(body.path("channel").asText(), "direct message");
        String who =
                People.find(message.path("user").asText("")).map(Person::name).orElse("slack");
        String thread = message.path("thread_ts").asText(message.path("ts").asText());
        return channel + "  " + who
                + (thread.equals(message.path("ts").asText()) ? "" : " in a thread")
                + (body.path("ephemeral").asBoolean() ? " (only " + reader(body) + ")" : "")
                + (how.equals("updated") ? " (updated)" : "");
    }

    private static String reader(ObjectNode body) {
        return People.find(body.path("visible_to").asText("")).map(Person::name).orElse("one person");
    }
}
