package dev.casebook.bot.message;

import dev.casebook.bot.command.PinValue;
import dev.casebook.nightly.Night;
import dev.casebook.nightly.NightReport;
import dev.casebook.nightly.NightReport.Broken;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of a night: one line where nothing changed, the broken cases by name where something did. */
public final class NightMessage {
    private static final int NAMED = 10;
    private static final int LONGEST_TITLE = 90;
    private static final int LONGEST_WHY = 120;
    private static final int MISSED_NAMED = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private NightMessage() {}

    public static SlackMessage of(Night night) {
        Page page = new Page();
        if (night.report().isPresent()) {
            report(page, night, night.report().get());
        } else if (night.skipped()) {
            page.line(name(night).text(missed(night)));
        } else if (night.problem().isPresent()) {
            page.line(name(night).text(" was not run, so it is not known whether anything broke."));
            page.line(night.problem().get());
        } else {
            page.line(name(night).text(" is being run."));
        }
        return page.metadata("casebook.night", payload(night)).build();
    }

    private static void report(Page page, Night night, NightReport report) {
        if (report.broken().isEmpty()) {
            calm(page, night, report);
        } else {
            loud(page, night, report);
        }
    }

    /** One line; what passes again or is worth a look is in it. */
    private static void calm(Page page, Night night, NightReport report) {
        List<String> said = new ArrayList<>();
        if (!report.passingAgain().isEmpty()) {
            said.add("Fixed again: " + names(report.passingAgain()) + ".");
        }
        if (!report.undecided().isEmpty()) {
            said.add("Broken the night before, and tonight cannot tell: " + names(report.undecided()) + ".");
        }
        said.addAll(report.remarks());
        if (!night.missed().isEmpty()) {
            said.add("Missed before: " + days(night) + ".");
        }
        String headline = report.baseline().isEmpty()
                ? ": the first run, " + passing(report) + ". Later nights are compared with the dataset's baseline."
                : (report.quiet() ? ": nothing changed, " : ": no guarding case broke, ") + passing(report) + ".";
        page.line(name(night).text(headline + (said.isEmpty() ? "" : " " + String.join(" ", said))));
        if (!report.quiet()) {
            page.buttons(show(night));
        }
    }

    private static void loud(Page page, Night night, NightReport report) {
        List<Broken> fresh =
                report.broken().stream().filter(each -> each.nights() == 1).toList();
        List<Broken> still =
                report.broken().stream().filter(each -> each.nights() > 1).toList();
        page.header(headline(night, fresh, still));
        page.line(who(night)
                .text(when(night) + " " + passing(report) + ", version ")
                .code(report.agentVersion())
                .text(report.baseline()
                        .map(before -> against(before, report.agentVersion()))
                        .orElse("")));
        page.bullets("Broke this night", lines(fresh), NAMED);
        page.bullets("Still broken", lines(still), NAMED);
        page.bullets("Fixed again", lines(report.passingAgain()), NAMED);
        page.bullets("Broken the night before, tonight cannot tell", lines(report.undecided()), NAMED);
        page.bullets(
                "What changed besides", report.besides().stream().map(Line::of).toList(), NAMED);
        List<String> others = report.remarks().stream()
                .filter(remark -> !report.besides().contains(remark))
                .toList();
        page.context(String.join(" ", others));
        if (!night.missed().isEmpty()) {
            page.context("Missed before: " + days(night) + ".");
        }
        page.buttons(buttons(night, report));
    }

    private static String against(NightReport.Baseline before, String version) {
        return before.agentVersion().equals(version)
                ? ", the same version as in " + before.experiment()
                : " against " + before.agentVersion() + " (" + before.experiment() + ")";
    }

    private static String headline(Night night, List<Broken> fresh, List<Broken> still) {
        if (fresh.isEmpty()) {
            int nights = still.stream().mapToInt(Broken::nights).max().orElse(1);
            return night.dataset() + ": still broken, " + ordinal(nights) + " night";
        }
        return night.dataset() + ": " + Words.count(fresh.size(), "case") + " broke this night"
                + (still.isEmpty() ? "" : ", " + still.size() + " still broken");
    }

    /** The owner, mentioned. */
    private static Line who(Night night) {
        return night.place()
                .owner()
                .map(owner -> new Line(List.of()).person(owner).text(": "))
                .orElse(new Line(List.of()));
    }

    private static List<Line> lines(List<Broken> cases) {
        return cases.stream().map(NightMessage::line).toList();
    }

    private static Line line(Broken broken) {
        return Line.of(Clean.cut(broken.title(), LONGEST_TITLE) + " ")
                .code(broken.id().display())
                .text(broken.nights() > 1 ? ", " + ordinal(broken.nights()) + " night" : "")
                .text(broken.why().isBlank() ? "" : ": " + Clean.cut(broken.why(), LONGEST_WHY))
                .text(" · " + broken.incident());
    }

    private static List<Button> buttons(Night night, NightReport report) {
        List<Button> buttons = new ArrayList<>();
        report.baseline()
                .map(before -> new PinValue(night.dataset(), before.agentVersion(), before.model()))
                .filter(PinValue::writable)
                .ifPresent(pin -> buttons.add(Button.of("Re-run on the old pin", "rerun_pinned", pin.written())));
        night.experiment()
                .ifPresent(run ->
                        buttons.add(Button.of("Accept as baseline", "accept_baseline", night.dataset() + "|" + run)
                                .confirmed(
                                        Button.Look.NORMAL,
                                        new Button.Confirmation(
                                                "Accept as baseline?",
                                                "The next runs of " + Clean.cut(night.dataset(), 80)
                                                        + " are compared with this night. What fails in it is then expected,"
                                                        + " and no longer guards.",
                                                "Accept"))));
        buttons.addAll(show(night));
        return buttons;
    }

    private static List<Button> show(Night night) {
        return night.experiment().map(run -> Button.of("Show", "show_subject", run)).stream()
                .toList();
    }

    private static Line name(Night night) {
        return new Line(List.of()).bold(night.dataset()).text(" at night");
    }

    private static String passing(NightReport report) {
        return report.passed() + " of " + Words.count(report.scored(), "case")
                + (report.passed() == 1 ? " passes" : " pass");
    }

    private static String names(List<Broken> cases) {
        return String.join(
                ", ",
                cases.stream()
                        .limit(NAMED)
                        .map(each -> Clean.cut(each.title(), LONGEST_TITLE) + " ("
                                + each.id().display() + ", " + each.incident() + ")")
                        .toList());
    }

    private static String missed(Night night) {
        return ": missed " + days(night) + ". Casebook was not running then, and nothing was run later. eval "
                + night.dataset() + " runs it now; the next night comes by itself.";
    }

    /** The nights that were missed, by their days in the schedule's zone. */
    private static String days(Night night) {
        List<String> days = night.missed().stream()
                .map(slot -> DAY.format(slot.atZone(zone(night))))
                .toList();
        return days.size() <= MISSED_NAMED
                ? String.join(", ", days)
                : days.size() + " nights, " + days.getFirst() + " to " + days.getLast();
    }

    private static String when(Night night) {
        return at(night.slot(), zone(night)) + " " + night.place().zone() + ":";
    }

    private static String at(Instant slot, ZoneId zone) {
        return DAY.format(slot.atZone(zone)) + ", " + TIME.format(slot.atZone(zone));
    }

    private static ZoneId zone(Night night) {
        try {
            return ZoneId.of(night.place().zone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static String ordinal(int number) {
        int last = number % 10;
        boolean teen = number % 100 / 10 == 1;
        return number + (teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }

    private static Map<String, Object> payload(Night night) {
        Map<String, Object> payload = new TreeMap<>();
        payload.put("dataset", night.dataset());
        payload.put("slot", night.slot().toString());
        payload.put("missed", night.missed().size());
        night.experiment().ifPresent(run -> payload.put("experiment", run));
        Optional<NightReport> report = night.report();
        report.ifPresent(found -> {
            payload.put("passed", found.passed());
            payload.put("scored", found.scored());
            payload.put("broken", found.broken().size());
        });
        return payload;
    }
}
