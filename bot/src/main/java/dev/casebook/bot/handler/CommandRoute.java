package dev.casebook.bot.handler;

import dev.casebook.bot.command.Command;
import dev.casebook.bot.command.CommandParser;
import dev.casebook.bot.command.JobOrder;
import dev.casebook.bot.command.Reading;
import dev.casebook.bot.interaction.AnswerForm;
import dev.casebook.bot.message.Echo;
import dev.casebook.bot.message.HelpMessage;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code POST /slack/commands}: a slash command. */
final class CommandRoute {
    private final FrontParts parts;
    private final CommandParser parser;

    CommandRoute(FrontParts parts) {
        this.parts = parts;
        this.parser = new CommandParser(parts.traces());
    }

    FrontAnswer answer(FrontRequest request) {
        Map<String, String> form = request.form();
        if (form.containsKey("ssl_check")) {
            return FrontAnswer.empty(200);
        }
        if (!parts.settings().admits(form.getOrDefault("team_id", ""))) {
            return FrontAnswer.stranger();
        }
        String command = form.getOrDefault("command", parts.settings().command());
        return switch (parser.parse(form.getOrDefault("text", ""))) {
            case Reading.Help help -> FrontAnswer.whisper(HelpMessage.of(command, help.verb()));
            case Reading.Problem problem -> FrontAnswer.whisper(HelpMessage.of(command, problem));
            case Reading.Parsed parsed -> order(parsed.command(), form);
        };
    }

    private FrontAnswer order(Command command, Map<String, String> form) {
        Optional<String> user = Optional.ofNullable(form.get("user_id"));
        Optional<String> trigger = Optional.ofNullable(form.get("trigger_id"));
        if (user.isEmpty() || trigger.isEmpty()) {
            return FrontAnswer.text(400, "The command came without user_id or trigger_id.");
        }
        String channel = form.getOrDefault("channel_id", "");
        Ping ping = new Ping(
                "command:" + trigger.get(),
                user.get(),
                new Address.Ephemeral(form.getOrDefault("response_url", ""), channel, user.get()),
                parts.clock().instant());
        Optional<Job.Desk> job = JobOrder.of(command, ping, parts.seal());
        if (job.isPresent()) {
            parts.jobs().send(job.get(), Duration.ZERO);
            return FrontAnswer.whisper(Echo.of(command));
        }
        return form(command, channel, trigger.get());
    }

    private FrontAnswer form(Command command, String channel, String trigger) {
        if (command instanceof Command.Answer answer
                && parts.views().open(trigger, AnswerForm.view(answer.caseId(), channel))) {
            return FrontAnswer.empty(200);
        }
        return FrontAnswer.whisper("Slack did not open the form in time. Nothing was changed. Try again, or write the"
                + " answer into the command with `--text \"…\"`.");
    }
}
