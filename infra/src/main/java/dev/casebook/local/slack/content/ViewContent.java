package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The content of a view, checked against Slack's limits for modals and home tabs. */
public final class ViewContent {

    private ViewContent() {}

    /**
     * Checks a view and fills in what Slack fills in.
     *
     * @return a copy with every field present that a bot may read back, without the ids that the place of the view gives
     * @throws SlackError {@code invalid_arguments} with the pointers of what is wrong
     */
    public static ObjectNode check(JsonNode given, Supplier<String> ids) {
        if (!given.isObject()) {
            throw new SlackError("invalid_arguments", List.of("must be a view object [json-pointer:/view]"));
        }
        ObjectNode view = given.deepCopy();
        List<String> problems = problems(view);
        if (!problems.isEmpty()) {
            throw new SlackError("invalid_arguments", problems);
        }
        BlockIds.assign(view.path("blocks"), ids);
        for (String text : List.of("private_metadata", "callback_id", "external_id")) {
            view.put(text, view.path(text).asText(""));
        }
        for (String flag : List.of("clear_on_close", "notify_on_close")) {
            view.put(flag, view.path(flag).asBoolean(false));
        }
        for (String part : List.of("title", "close", "submit")) {
            view.set(part, view.hasNonNull(part) ? view.get(part) : null);
        }
        return view;
    }

    private static List<String> problems(ObjectNode view) {
        Problems problems = new Problems();
        String type = view.path("type").asText("");
        if (!Set.of("modal", "home").contains(type)) {
            problems.add("/view/type", "must be a valid enum value");
        }
        problems.length(view, "private_metadata", "/view", 3000);
        problems.length(view, "callback_id", "/view", 255);
        problems.length(view, "external_id", "/view", 255);
        if (type.equals("modal")) {
            problems.text(view, "title", "/view", 24, false);
            problems.optionalText(view, "submit", "/view", 24);
            problems.optionalText(view, "close", "/view", 24);
            if (hasInput(view) && !view.hasNonNull("submit")) {
                problems.add("/view", "missing required field: submit");
            }
        }
        if (!view.path("blocks").isArray()) {
            problems.add("/view", "missing required field: blocks");
        }
        var all = new ArrayList<>(problems.found());
        all.addAll(BlockCheck.view(view.path("blocks"), "/view/blocks"));
        return all;
    }

    private static boolean hasInput(ObjectNode view) {
        return view.path("blocks")
                .valueStream()
                .anyMatch(block -> block.path("type").asText("").equals("input"));
    }
}
