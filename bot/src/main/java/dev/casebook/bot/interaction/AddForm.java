package dev.casebook.bot.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.bot.command.Command;
import dev.casebook.bot.command.Ids;
import dev.casebook.casefile.FailureMode;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceRefParser;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The form “Add a case”. Its fields (block and action ids alike): {@code trace}, {@code mode}, {@code answer}, {@code dataset},
 * {@code category}; its {@code private_metadata}, with spaces between: the channel it was opened in, the incident, and the ts of the
 * message whose thread it is about; the last two where they are known.
 */
public final class AddForm {
    public static final String CALLBACK = "add_case";
    private static final ObjectNode VIEW = Forms.load("add-form.json");
    /** Slack's limits for an option's text and value. */
    private static final int OPTION_TEXT = 75;

    private static final int OPTION_VALUE = 150;
    private static final int CHOICES = 20;
    private static final Pattern TS = Pattern.compile("\\d+\\.\\d+");

    private AddForm() {}

    /** The view's JSON, with what is known filled in; several traces become a list to choose from. */
    public static String view(Command.FillIn known, String channel, Optional<String> thread) {
        ObjectNode view = VIEW.deepCopy();
        List<String> metadata = Stream.of(Optional.of(channel), known.incident(), thread)
                .flatMap(Optional::stream)
                .toList();
        view.put("private_metadata", String.join(" ", metadata).strip());
        ArrayNode modes = element(view, "mode").putArray("options");
        for (FailureMode mode : FailureMode.values()) {
            modes.add(option(mode.label(), mode.label()));
        }
        known.failureMode()
                .ifPresent(mode -> element(view, "mode").set("initial_option", option(mode.label(), mode.label())));
        known.dataset().ifPresent(name -> element(view, "dataset").put("initial_value", name));
        known.category().ifPresent(name -> element(view, "category").put("initial_value", name));
        traces(view, known.traces().stream().map(TraceRef::toString).toList());
        return view.toString();
    }

    private static void traces(ObjectNode view, List<String> found) {
        List<String> traces = found.stream()
                .filter(trace -> trace.length() <= OPTION_VALUE)
                .limit(CHOICES)
                .toList();
        ObjectNode element = element(view, "trace");
        if (traces.size() == 1) {
            element.put("initial_value", traces.getFirst());
        } else if (!traces.isEmpty()) {
            element.removeAll();
            element.put("type", "static_select").put("action_id", "trace");
            ArrayNode options = element.putArray("options");
            traces.forEach(trace -> options.add(option(trace, trace)));
        }
    }

    private static ObjectNode option(String label, String value) {
        ObjectNode option = Json.mapper().createObjectNode();
        String shown = label.length() > OPTION_TEXT ? label.substring(0, OPTION_TEXT - 1) + "…" : label;
        option.putObject("text").put("type", "plain_text").put("text", shown);
        return option.put("value", value);
    }

    private static ObjectNode element(ObjectNode view, String block) {
        for (JsonNode input : view.path("blocks")) {
            if (input.path("block_id").asText("").equals(block)) {
                return (ObjectNode) input.path("element");
            }
        }
        throw new IllegalStateException("add-form.json has no " + block);
    }

    /** The channel that the form was opened in; empty when it was in none. */
    public static Optional<String> channel(String privateMetadata) {
        return Optional.of(privateMetadata.split(" ", 2)[0]).filter(channel -> !channel.isEmpty());
    }

    /** The message in whose thread the incident is shown. */
    public static Optional<String> thread(String privateMetadata) {
        return Arrays.stream(privateMetadata.split(" ", -1))
                .filter(part -> TS.matcher(part).matches())
                .findFirst();
    }

    /**
     * Reads what was sent.
     *
     * @param fields field id to what was written or chosen in it
     */
    public static Submission submit(
            Ping ping, String privateMetadata, Map<String, String> fields, TraceRefParser parser) {
        List<TraceRef> traces = parser.inText(fields.getOrDefault("trace", ""));
        if (traces.isEmpty()) {
            return wrong("trace", "I find no trace in that. Paste its link, or its reference: tempo:4bf92f35…");
        }
        if (traces.size() > 1) {
            return wrong("trace", "There are " + traces.size() + " traces in that. Add one at a time.");
        }
        Optional<String> dataset = written(fields, "dataset");
        if (dataset.isPresent() && dataset.flatMap(Ids::dataset).isEmpty()) {
            return wrong("dataset", "A dataset's name has lower-case letters, digits and dashes.");
        }
        return new Submission.Accepted(new Job.AddCase(
                ping,
                traces.getFirst().toString(),
                dataset.flatMap(Ids::dataset),
                written(fields, "mode").flatMap(AddForm::mode),
                written(fields, "category"),
                incident(privateMetadata),
                written(fields, "answer")));
    }

    private static Optional<String> incident(String privateMetadata) {
        return Arrays.stream(privateMetadata.split(" ", -1))
                .skip(1)
                .flatMap(part -> Ids.incident(part).stream())
                .findFirst();
    }

    private static Optional<FailureMode> mode(String label) {
        try {
            return Optional.of(FailureMode.parse(label));
        } catch (CasebookException.Permanent e) {
            return Optional.empty();
        }
    }

    private static Optional<String> written(Map<String, String> fields, String field) {
        return Optional.ofNullable(fields.get(field)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Submission wrong(String field, String sentence) {
        return new Submission.Wrong(Map.of(field, sentence));
    }
}
