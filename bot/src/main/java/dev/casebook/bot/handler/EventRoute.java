package dev.casebook.bot.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.bot.command.Command;
import dev.casebook.bot.command.CommandParser;
import dev.casebook.bot.command.JobOrder;
import dev.casebook.bot.command.Reading;
import dev.casebook.bot.command.SlackText;
import dev.casebook.bot.message.HelpMessage;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** {@code POST /slack/events}: mentions are read like commands; what is not subscribed to is taken and dropped. */
final class EventRoute {
    private final FrontParts parts;
    private final CommandParser parser;

    EventRoute(FrontParts parts) {
        this.parts = parts;
        this.parser = new CommandParser(parts.traces());
    }

    FrontAnswer answer(FrontRequest request) throws IOException {
        JsonNode body = Json.mapper().readTree(request.body());
        String type = body.path("type").asText("");
        if (type.equals("url_verification")) {
            return FrontAnswer.json(Json.mapper()
                    .createObjectNode()
                    .put("challenge", body.path("challenge").asText("")));
        }
        if (type.equals("event_callback")
                && !parts.settings().admits(body.path("team_id").asText(""))) {
            return FrontAnswer.stranger();
        }
        JsonNode event = body.path("event");
        boolean mention = type.equals("event_callback")
                && event.path("type").asText("").equals("app_mention")
                && !event.hasNonNull("bot_id");
        if (mention) {
            boolean again = !request.header("X-Slack-Retry-Num").isEmpty();
            mention(body.path("event_id").asText(""), event, again);
        }
        return FrontAnswer.empty(200);
    }

    private void mention(String eventId, JsonNode event, boolean again) {
        String ts = event.path("ts").asText("");
        Address thread = new Address.InThread(
                event.path("channel").asText(""), event.path("thread_ts").asText(ts));
        Ping ping = new Ping(
                "event:" + eventId,
                event.path("user").asText("unknown"),
                thread,
                parts.clock().instant());
        String typed = SlackText.afterMentions(event.path("text").asText(""));
        String command = parts.settings().command();
        switch (parser.parse(typed)) {
            case Reading.Help help ->
                tell(thread, HelpMessage.of(command, help.verb()).text(), again);
            case Reading.Problem problem ->
                tell(thread, HelpMessage.of(command, problem).text(), again);
            case Reading.Parsed parsed -> order(parsed.command(), ping, again);
        }
    }

    private void order(Command command, Ping ping, boolean again) {
        Optional<Job.Desk> job = JobOrder.of(command, ping);
        if (job.isPresent()) {
            parts.jobs().send(job.get(), Duration.ZERO);
        } else {
            tell(
                    ping.replyTo(),
                    "A form cannot open from a mention. Press “Write the right answer” on the case's message, or add"
                            + " --text \"…\".",
                    again);
        }
    }

    /** A repeated delivery of an event whose answer was already sent is not answered twice. */
    private void tell(Address to, String text, boolean again) {
        if (!again) {
            parts.replies().send(new Reply.Told(to, text), Duration.ZERO);
        }
    }
}
