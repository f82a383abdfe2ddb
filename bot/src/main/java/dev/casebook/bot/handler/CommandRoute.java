package dev.casebook.bot.handler;

import dev.casebook.bot.command.Command;
import dev.casebook.bot.command.CommandParser;
import dev.casebook.bot.command.JobOrder;
import dev.casebook.bot.command.Reading;
import dev.casebook.bot.interaction.ChooseButton;
import dev.casebook.bot.message.ChooseMessage;
import dev.casebook.bot.message.Echo;
import dev.casebook.bot.message.HelpMessage;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.time.Duration;
import java.util.List;
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
        Address alone = new Address.Ephemeral(form.getOrDefault("response_url", ""), channel, user.get());
        Ping ping = new Sender(user.get(), form.getOrDefault("team_id", ""), channel)
                .said(
                        "command:" + trigger.get(),
                        alone,
                        parts.clock().instant(),
                        form.getOrDefault("text", ""),
                        parts.signature());
        Optional<Job.Desk> job = JobOrder.of(command, ping, parts.seal());
        if (job.isPresent()) {
            parts.jobs().send(job.get(), Duration.ZERO);
            return FrontAnswer.whisper(Echo.of(command));
        }
        return form(command, channel, trigger.get());
    }

    /** When Slack is too slow for the form to open now, a button opens it later. */
    private FrontAnswer form(Command command, String channel, String trigger) {
        boolean opened = ChooseButton.form(command, channel, Optional.empty())
                .map(form -> parts.views().open(trigger, form.view()))
                .orElse(false);
        return opened
                ? FrontAnswer.empty(200)
                : FrontAnswer.whisper(ChooseMessage.of(EventRoute.form(command), List.of()));
    }
}
