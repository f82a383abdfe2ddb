package dev.casebook.bot.message;

import dev.casebook.report.Figures;
import dev.casebook.report.IncidentReport;
import dev.casebook.report.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of incidents in a period against the one before: a line, a table by agent, a chart. */
public final class ReportMessage {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReportMessage() {}

    public static SlackMessage of(IncidentReport report) {
        Figures now = report.figures(true);
        Figures before = report.figures(false);
        Page page = new Page()
                .header("Incidents, " + days(report.period()))
                .line(new Line(List.of())
                        .bold(Words.count(now.triaged(), "incident") + " triaged")
                        .text(", " + Words.count(now.permanentCases(), "permanent case") + ", "
                                + Words.count(now.fixes(), "fix", "fixes") + " verified"
                                + now.medianToFix()
                                        .map(time -> " in a median of " + words(time))
                                        .orElse("")
                                + ", " + Words.count(now.prevented(), "recurrence") + " prevented."))
                .table(table(report))
                .chart(new Block.Chart(
                        "Now and before",
                        Block.Chart.Look.BAR,
                        List.of(
                                "triaged",
                                "permanent cases",
                                "not defects",
                                "fixes verified",
                                "came back",
                                "prevented"),
                        List.of(series("now", now), series("before", before)),
                        "number"))
                .context("In brackets and “before”: " + days(report.period().before())
                        + ". The rows behind these numbers are in the file.");
        return page.metadata(
                        "casebook.report",
                        Map.of(
                                "from", report.period().from().toString(),
                                "to", report.period().to().toString(),
                                "triaged", now.triaged(),
                                "prevented", now.prevented()))
                .build();
    }

    /** The rows behind the numbers. */
    public static TextFile file(IncidentReport report) {
        String days = DAY.format(report.period().from()) + "-" + DAY.format(last(report.period()));
        return new TextFile("incidents-" + days + ".csv", "Incidents, " + days(report.period()), report.csv());
    }

    private static Block.Table table(IncidentReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (String agent : report.agents()) {
            rows.add(row(agent, report.figures(agent, true), report.figures(agent, false)));
        }
        if (rows.size() != 1) {
            rows.add(row("all", report.figures(true), report.figures(false)));
        }
        return new Block.Table(
                List.of(
                        "Agent",
                        "Triaged",
                        "Permanent cases",
                        "Not defects",
                        "Mean to fix",
                        "Median to fix",
                        "Came back",
                        "Prevented"),
                rows,
                Set.of(1, 2, 3, 4, 5, 6, 7));
    }

    private static List<String> row(String agent, Figures now, Figures before) {
        return List.of(
                agent,
                both(now.triaged(), before.triaged()),
                both(now.permanentCases(), before.permanentCases()),
                both(now.notDefects(), before.notDefects()),
                both(now.meanToFix(), before.meanToFix()),
                both(now.medianToFix(), before.medianToFix()),
                both(now.recurrences(), before.recurrences()),
                both(now.prevented(), before.prevented()));
    }

    private static String both(int now, int before) {
        return now + " (" + before + ")";
    }

    private static String both(Optional<Duration> now, Optional<Duration> before) {
        return now.map(ReportMessage::words).orElse("–") + " ("
                + before.map(ReportMessage::words).orElse("–") + ")";
    }

    private static Block.Chart.Series series(String name, Figures figures) {
        return new Block.Chart.Series(
                name,
                List.of(
                        (double) figures.triaged(),
                        (double) figures.permanentCases(),
                        (double) figures.notDefects(),
                        (double) figures.fixes(),
                        (double) figures.recurrences(),
                        (double) figures.prevented()));
    }

    /** {@code 40 min}, {@code 3 h 20 min}, {@code 2 d 5 h}. */
    private static String words(Duration time) {
        long minutes = Math.max(1, time.toMinutes());
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 24 * 60
                ? minutes / 60 + " h " + minutes % 60 + " min"
                : minutes / 1440 + " d " + minutes % 1440 / 60 + " h";
    }

    private static String days(Period period) {
        return DAY.format(period.from()) + " to " + DAY.format(last(period));
    }

    private static Instant last(Period period) {
        return period.to().minusNanos(1);
    }
}
