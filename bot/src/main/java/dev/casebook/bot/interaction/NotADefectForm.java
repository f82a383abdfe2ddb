package dev.casebook.bot.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;
import dev.casebook.work.Job.DecideIncident.What;
import dev.casebook.work.Ping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form “Not a defect”. Its fields: {@code kind}, {@code reason} (block and action ids alike); its {@code private_metadata}:
 * the incident's id and, after a space, the channel it was opened in.
 */
public final class NotADefectForm {
    public static final String CALLBACK = "not_a_defect";
    private static final ObjectNode VIEW = Forms.load("not-a-defect-form.json");
    private static final List<What> KINDS = List.of(What.USER_ERROR, What.PLATFORM_ISSUE);

    private NotADefectForm() {}

    /** The view's JSON. */
    public static String view(String incident, String channel) {
        ObjectNode view = VIEW.deepCopy();
        view.put("private_metadata", (incident + " " + channel).strip());
        return view.toString();
    }

    /** The channel that a form was opened in; empty when it was in none. */
    public static Optional<String> channel(String privateMetadata) {
        int space = privateMetadata.indexOf(' ');
        return space < 0 ? Optional.empty() : Optional.of(privateMetadata.substring(space + 1));
    }

    /**
     * Reads what was sent.
     *
     * @param fields field id to what was written or chosen in it
     */
    public static Submission submit(Ping ping, String privateMetadata, Map<String, String> fields) {
        Optional<String> incident = Ids.incident(privateMetadata.split(" ", 2)[0]);
        if (incident.isEmpty()) {
            return wrong("reason", "This form is out of date. Nothing was saved. Open it again from the incident.");
        }
        Optional<What> kind = KINDS.stream()
                .filter(each -> each.name().equals(fields.get("kind")))
                .findFirst();
        if (kind.isEmpty()) {
            return wrong("kind", "Choose what it was.");
        }
        String reason = fields.getOrDefault("reason", "").strip();
        return reason.isEmpty()
                ? wrong("reason", "Say why, in a few words.")
                : new Submission.Accepted(new Job.DecideIncident(ping, incident.get(), kind.get(), reason));
    }

    private static Submission wrong(String field, String sentence) {
        return new Submission.Wrong(Map.of(field, sentence));
    }
}
