package dev.casebook.bot.handler;

import dev.casebook.bot.message.Below;
import dev.casebook.bot.message.NoteMessage;
import dev.casebook.bot.message.ReportMessage;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.report.CompileReport;
import dev.casebook.report.IncidentReport;
import dev.casebook.report.Period;
import java.util.Optional;

/** Reports on incidents: the message, and the file with its rows. Safe for several threads. */
final class Reports {
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

    /** Its rows. */
    Optional<Below.File> file(String period) {
        return report(period).map(ReportMessage::file).map(file -> new Below.File(file.name(), () -> file));
    }

    private Optional<IncidentReport> report(String period) {
        return Period.of(period, parts.clock().instant()).map(compile::of);
    }
}
