package dev.casebook.bot.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.bot.command.Command;
import dev.casebook.bot.command.CommandParser;
import dev.casebook.bot.command.JobOrder;
import dev.casebook.bot.command.Reading;
import dev.casebook.bot.command.SlackText;
import dev.casebook.bot.message.HelpMessage;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.Choice;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code POST /slack/events}: mentions are read like commands; reactions, pasted links and an opened home tab become jobs; what
 * is not subscribed to is taken and dropped.
 */
final class EventRoute {
    private final FrontParts parts;
    private final CommandParser parser;
    private final QuietEvents quiet;

    EventRoute(FrontParts parts) {
        this.parts = parts;
        this.parser = new CommandParser(parts.traces());
        this.quiet = new QuietEvents(parts);
    }

    FrontAnswer answer(FrontRequest request) throws IOException {
        JsonNode body = Json.mapper().readTree(request.body());
        String type = body.path("type").asText("");
        if (type.equals("url_verification")) {
            return FrontAnswer.json(Json.mapper()
                    .createObjectNode()
                    .put("challenge", body.path("challenge").asText("")));
        }
        if (!type.equals("event_callback")) {
            return FrontAnswer.empty(200);
        }
        return happened(body);
    }

    private FrontAnswer happened(JsonNode body) {
        JsonNode event = body.path("event");
        String workspace = body.path("team_id").asText("");
        String home = event.path("user_team").asText(workspace);
        if (!parts.settings().admits(workspace, home)) {
            return FrontAnswer.stranger();
        }
        if (event.hasNonNull("bot_id")) {
            return FrontAnswer.empty(200);
        }
        String id = "event:" + body.path("event_id").asText("");
        if (event.path("type").asText("").equals("app_mention")) {
            mention(id, event, home);
        } else {
            quiet.job(id, event, home).ifPresent(job -> parts.jobs().send(job, Duration.ZERO));
        }
        return FrontAnswer.empty(200);
    }

    private void mention(String id, JsonNode event, String team) {
        String ts = event.path("ts").asText("");
        String channel = event.path("channel").asText("");
        Address thread = new Address.InThread(channel, event.path("thread_ts").asText(ts));
        String typed = SlackText.afterMentions(event.path("text").asText(""));
        Sender sender = new Sender(event.path("user").asText("unknown"), team, channel);
        Ping ping = sender.said(id, thread, parts.clock().instant(), typed, parts.signature());
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
        Ping ping = mention;
        if (command instanceof Command.Find) {
            ping = alone(mention);
            warn(ping);
        } else if (command instanceof Command.Show show && show.subject().kind() == Subject.Kind.EXPORT) {
            ping = alone(mention);
        }
        Optional<Job.Desk> job = JobOrder.of(command, ping, parts.seal());
        if (job.isPresent()) {
            parts.jobs().send(job.get(), Duration.ZERO);
        } else {
            // A form cannot open from a mention: a button is shown that opens it.
            parts.jobs().send(new Job.Choose(ping, form(command)), Duration.ZERO);
        }
    }

    private static Ping alone(Ping mention) {
        Address alone = mention.replyTo() instanceof Address.InThread thread
                ? new Address.Ephemeral("", thread.channel(), mention.from(), Optional.of(thread.ts()))
                : mention.replyTo();
        return new Ping(mention.id(), mention.from(), alone, mention.at(), mention.person());
    }

    /** What was searched for stands in the channel, where the person typed it; what is found does not. */
    private void warn(Ping ping) {
        tell(
                new Ping(ping.id() + "/warned", ping.from(), ping.replyTo(), ping.at()),
                "What you searched for can be read by everybody here: delete your message if it names a person. "
                        + parts.settings().command() + " find is seen by you alone.");
    }

    /** The question that ends in a command's form. */
    static Choice form(Command command) {
        return command instanceof Command.Answer answer
                ? new Choice("answer", answer.caseId(), Choice.Of.FORM)
                : new Choice("add", known(command), Choice.Of.FORM);
    }

    private static String known(Command command) {
        if (!(command instanceof Command.FillIn fillIn)) {
            return "";
        }
        String traces = fillIn.traces().stream().map(TraceRef::toString).collect(Collectors.joining(" "));
        return traces
                + fillIn.dataset().map(name -> " --dataset " + name).orElse("")
                + fillIn.failureMode().map(mode -> " --mode " + mode.label()).orElse("")
                + fillIn.incident().map(id -> " --incident " + id).orElse("");
    }

    private void tell(Ping ping, String text) {
        parts.jobs().send(new Job.Tell(ping, text), Duration.ZERO);
    }
}
