package dev.casebook.bot.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.bot.command.Command;
import dev.casebook.bot.command.SlackText;
import dev.casebook.bot.interaction.AddForm;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The shortcut “Add to Casebook” on a message: the form opens with the traces that the message names. */
final class ShortcutRoute {
    /** Its {@code callback_id} in the app's manifest. */
    static final String CALLBACK = "add_to_casebook";

    /** Deeper than any message of Slack's; what is below is not read. */
    private static final int DEPTH = 30;

    private final FrontParts parts;

    ShortcutRoute(FrontParts parts) {
        this.parts = parts;
    }

    FrontAnswer answer(JsonNode payload, Sender sender) {
        if (!payload.path("callback_id").asText("").equals(CALLBACK)) {
            return FrontAnswer.empty(200);
        }
        Command.FillIn known = Command.FillIn.of(traces(payload.path("message")));
        String trigger = payload.path("trigger_id").asText("");
        Optional<String> thread = thread(payload.path("message"));
        if (!parts.views().open(trigger, AddForm.view(known, sender.channel(), thread))) {
            Address alone = new Address.Ephemeral(
                    payload.path("response_url").asText(""), sender.channel(), sender.user(), thread);
            parts.jobs()
                    .send(
                            new Job.Choose(
                                    sender.once(
                                            "shortcut:" + trigger,
                                            alone,
                                            parts.clock().instant()),
                                    EventRoute.form(known)),
                            Duration.ZERO);
        }
        return FrontAnswer.empty(200);
    }

    /** The thread that the message is in, or begins. */
    private static Optional<String> thread(JsonNode message) {
        return Optional.of(message.path("thread_ts").asText(message.path("ts").asText("")))
                .filter(ts -> !ts.isEmpty());
    }

    /** In the text, the blocks and the attachments: alert bots often write into the last alone. */
    private List<TraceRef> traces(JsonNode message) {
        Set<TraceRef> traces = new LinkedHashSet<>();
        for (String part : List.of("text", "blocks", "attachments")) {
            collect(message.path(part), traces, DEPTH);
        }
        return List.copyOf(traces);
    }

    private void collect(JsonNode node, Set<TraceRef> traces, int depth) {
        if (node.isTextual()) {
            traces.addAll(parts.traces().inText(SlackText.plain(node.asText())));
        } else if (depth > 0) {
            node.forEach(inner -> collect(inner, traces, depth - 1));
        }
    }
}
