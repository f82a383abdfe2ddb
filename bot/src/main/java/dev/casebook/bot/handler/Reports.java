package dev.casebook.bot.handler;

import dev.casebook.bot.message.NoteMessage;
import dev.casebook.bot.message.ReportMessage;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.TextFile;
import dev.casebook.report.CompileReport;
import dev.casebook.report.IncidentReport;
import dev.casebook.report.Period;
import dev.casebook.work.Address;
import java.time.Duration;
import java.util.Optional;

/** Reports on incidents: the message, and the file with its rows, which its asker gets directly. Safe for several threads. */
final class Reports {
    /** A file that was shared for the same report just before is the same. */
    private static final Duration SHARED = Duration.ofHours(1);

    private final BotParts parts;
    private final CompileReport compile;

    Reports(BotParts parts) {
        this.parts = parts;
        this.compile = new CompileReport(parts.incidents(), parts.cases(), parts.experiments());
    }

    SlackMessage message(String period) {
        return report(period)
                .map(ReportMessage::of)
                .orElseGet(() -> NoteMessage.missing(
                        "That is no period.", "report last 30 days, or report 2026-03-01..2026-03-31."));
    }

    /** Shares the rows with whoever asked, once. */
    void share(Address to, String period) {
        String person = person(to);
        if (!person.isEmpty()) {
            report(period).map(ReportMessage::file).ifPresent(file -> upload(person, file));
        }
    }

    private void upload(String person, TextFile file) {
        boolean there = parts.chat()
                .findFile(
                        person,
                        Optional.empty(),
                        file.name(),
                        parts.clock().instant().minus(SHARED))
                .isPresent();
        if (!there) {
            parts.chat().upload(person, Optional.empty(), file);
        }
    }

    private Optional<IncidentReport> report(String period) {
        return Period.of(period, parts.clock().instant()).map(compile::of);
    }

    private static String person(Address to) {
        return switch (to) {
            case Address.Ephemeral ephemeral -> ephemeral.user();
            case Address.Direct direct -> direct.user();
            case Address.Home home -> home.user();
            case Address.View view -> view.user();
            case Address.ChannelMessage channel -> channel.channel();
            case Address.InThread thread -> thread.channel();
        };
    }
}
