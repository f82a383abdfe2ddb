package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A refusal in Slack's own words: {@code {"ok":false,"error":"channel_not_found"}}, with the messages that say where in
 * the content the problem is (JSON pointers, as Slack writes them).
 */
public final class SlackError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SlackError(String error) {
        this(error, List.of());
    }

    public SlackError(String error, List<String> problems) {
        super(error);
        this.problems = List.copyOf(problems);
    }

    /** The body of the answer. */
    public ObjectNode body() {
        ObjectNode body = Json.object().put("ok", false).put("error", getMessage());
        if (!problems.isEmpty()) {
            problems.forEach(body.putArray("errors")::add);
            var messages = body.putObject("response_metadata").putArray("messages");
            problems.forEach(problem -> messages.add("[ERROR] " + problem));
        }
        return body;
    }
}
