package dev.casebook.bot.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.util.Map;
import java.util.Optional;

/** The form “Agent was right”. Its field: {@code reason}; its {@code private_metadata}: the hand-off's id. */
public final class AgentRightForm {
    public static final String CALLBACK = "agent_was_right";
    private static final ObjectNode VIEW = Forms.load("agent-right-form.json");

    private AgentRightForm() {}

    /** The view's JSON. */
    public static String view(String handOff) {
        return VIEW.deepCopy().put("private_metadata", handOff).toString();
    }

    /**
     * Reads what was sent.
     *
     * @param fields field id to what was written in it
     */
    public static Submission submit(Ping ping, String privateMetadata, Map<String, String> fields) {
        Optional<String> handOff = Ids.handOff(privateMetadata);
        String reason = fields.getOrDefault("reason", "").strip();
        if (handOff.isEmpty()) {
            return wrong("This form is out of date. Nothing was saved. Open it again from the message.");
        }
        if (reason.isEmpty()) {
            return wrong("Say in a sentence why it was right: the case is retired for this reason.");
        }
        return new Submission.Accepted(
                new Job.ExpertSays(ping, handOff.get(), Job.ExpertSays.Said.AGENT_WAS_RIGHT, Optional.of(reason)));
    }

    private static Submission wrong(String sentence) {
        return new Submission.Wrong(Map.of("reason", sentence));
    }
}
