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
            mention(body.path("event_id").asText(""), event);
        }
        return FrontAnswer.empty(200);
    }

    private void mention(String eventId, JsonNode event) {
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
                tell(ping, HelpMessage.of(command, help.verb()).text());
            case Reading.Problem problem ->
                tell(ping, HelpMessage.of(command, problem).text());
            case Reading.Parsed parsed -> order(parsed.command(), ping);
        }
    }

    private void order(Command command, Ping mention) {
        Ping ping = command instanceof Command.Find ? privately(mention) : mention;
        Optional<Job.Desk> job = JobOrder.of(command, ping, parts.seal());
        if (job.isPresent()) {
            parts.jobs().send(job.get(), Duration.ZERO);
        } else {
            tell(
                    ping,
                    "A form cannot open from a mention. Press “Write the right answer” on the case's message, or add"
                            + " --text \"…\".");
        }
    }

    /** What was searched for stands in the channel, where the person typed it; what is found does not. */
    private Ping privately(Ping mention) {
        Address alone = mention.replyTo() instanceof Address.InThread thread
                ? new Address.Ephemeral("", thread.channel(), mention.from())
                : mention.replyTo();
        tell(
                new Ping(mention.id() + "/warned", mention.from(), alone, mention.at()),
                "What you searched for can be read by everybody here: delete your message if it names a person. "
                        + parts.settings().command() + " find is seen by you alone.");
        return new Ping(mention.id(), mention.from(), alone, mention.at());
    }

    private void tell(Ping ping, String text) {
        parts.jobs().send(new Job.Tell(ping, text), Duration.ZERO);
    }
}
