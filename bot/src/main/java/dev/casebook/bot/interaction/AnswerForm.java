package dev.casebook.bot.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.bot.command.Ids;
import dev.casebook.bot.command.JobOrder;
import dev.casebook.bot.command.ToolCalls;
import dev.casebook.bot.command.WrittenAnswer;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.work.Ping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form “Write the right answer”. Its fields: {@code answer_text}, {@code must_say}, {@code must_not_say},
 * {@code tool_call} (block and action ids alike); its {@code private_metadata}: the case's id and, after a space, the channel
 * it was opened in.
 */
public final class AnswerForm {
    public static final String CALLBACK = "answer_case";
    private static final ObjectNode VIEW = Forms.load("answer-form.json");

    private AnswerForm() {}

    /** The view's JSON. */
    public static String view(String caseId, String channel) {
        ObjectNode view = VIEW.deepCopy();
        view.put("private_metadata", (caseId + " " + channel).strip());
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
     * @param fields field id to what was written in it
     */
    public static Submission submit(Ping ping, String privateMetadata, Map<String, String> fields) {
        Optional<String> caseId = Ids.caseId(privateMetadata.split(" ", 2)[0]);
        if (caseId.isEmpty()) {
            return wrong("answer_text", "This form is out of date. Nothing was saved. Open it again from the case.");
        }
        String text = fields.getOrDefault("answer_text", "").strip();
        if (text.isEmpty()) {
            return wrong("answer_text", "Write what the agent should have answered.");
        }
        List<ToolInvocation> tools = new ArrayList<>();
        for (String call : lines(fields.get("tool_call"), "\\n")) {
            Optional<ToolInvocation> read = ToolCalls.read(call);
            if (read.isEmpty()) {
                return wrong("tool_call", "Write a tool and a JSON object: find_slots {\"doctor\":\"Dr. Okafor\"}");
            }
            tools.add(read.get());
        }
        List<String> mustSay = lines(fields.get("must_say"), "[;\\n]");
        List<String> mustNotSay = lines(fields.get("must_not_say"), "[;\\n]");
        if (mustSay.stream().anyMatch(mustNotSay::contains)) {
            return wrong("must_not_say", "The same words cannot be both required and forbidden.");
        }
        return new Submission.Accepted(
                JobOrder.answer(ping, caseId.get(), new WrittenAnswer(text, tools, mustSay, mustNotSay)));
    }

    private static List<String> lines(@Nullable String field, String separator) {
        return field == null
                ? List.of()
                : Arrays.stream(field.split(separator, -1))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList();
    }

    private static Submission wrong(String field, String sentence) {
        return new Submission.Wrong(Map.of(field, sentence));
    }
}
