package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.family.Family;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStep;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose an incident is, how far it is and why, and what people can decide about it. */
final class IncidentCare {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private IncidentCare() {}

    /** Who looks after it, what it counts as fixed by, and the reason behind its last step. */
    static void lines(Page page, Incident incident) {
        IncidentLife life = incident.life();
        life.assigned().ifPresent(whom -> page.line(Line.of("Looked after by ").person(whom.to())));
        life.fix()
                .ifPresent(fix -> page.line(Line.of("Fixed in version " + fix.agentVersion() + ", as ")
                        .code(fix.experiment())
                        .text(" shows")));
        life.recurrenceOf()
                .ifPresent(earlier ->
                        page.line(Line.of("It is back: ").code(earlier).text(" was about the same and is closed")));
        if (!life.steps().isEmpty()) {
            why(page, incident, life.steps().getLast());
        }
    }

    private static void why(Page page, Incident incident, IncidentStep last) {
        last.why().ifPresent(reason -> {
            String what = incident.life().notADefect().map(Words::small).orElse(Words.small(last.state()));
            Line line = Line.of((last.state().over() ? "Over, " : "Back to ") + what + ": " + reason + " · ");
            page.line(last.by().matches("[UW][A-Z0-9]{2,20}") ? line.person(last.by()) : line.text(last.by()));
        });
    }

    /** How often something was seen: {@code Seen 7 times, last on 2026-03-04 at 09:42 UTC}. */
    static String seen(Family family) {
        return "Seen " + (family.seen() == 1 ? "once" : family.seen() + " times") + ", last on "
                + TIME.format(family.last()) + " UTC"
                + (family.muted().isPresent() ? "; muted" : "") + ".";
    }

    /** Its family, once more than its own trace was counted in it, and who muted it. */
    static void family(Page page, Family family) {
        if (family.seen() > 1) {
            page.line(Line.of("Family ").code(family.id()).text(": " + seen(family)));
        }
        family.muted()
                .ifPresent(mute -> page.line(Line.of("Muted, counted all the same · ")
                        .person(mute.by())
                        .text(" · ")
                        .moment(mute.at())));
    }

    /** What can be decided about its family: a near-duplicate can be a case of its own. */
    static List<Control> familyControls(Incident incident, Family family, Optional<Case> found) {
        List<Control> controls = new ArrayList<>();
        boolean muted = family.muted().isPresent();
        controls.add(
                Button.of(muted ? "Unmute" : "Mute", "mute_family", incident.id() + (muted ? " unmute" : " mute")));
        found.flatMap(c -> c.origin().trace())
                .flatMap(own -> incident.trace().filter(trace -> !trace.equals(own)))
                .ifPresent(trace -> controls.add(Button.of(
                        "Add as its own case",
                        "choose:anyway",
                        "add " + trace + " --dataset " + incident.place().dataset() + " --incident " + incident.id()
                                + " --anyway")));
        return controls;
    }

    /** What people can decide now; nothing once it is over. */
    static List<Control> controls(Incident incident) {
        List<Control> controls = new ArrayList<>();
        if (incident.state().over()) {
            return controls;
        }
        String id = incident.id();
        if (incident.alert().isPresent() && incident.state() == IncidentState.OPEN) {
            controls.add(Button.of("Platform issue", "platform_issue", id));
        }
        controls.add(Button.of("Not a defect", "not_a_defect", id));
        controls.add(new PersonPick(
                "Assign to",
                "assign_incident",
                id,
                new Button.Confirmation("Assign " + id + "?", "The incident shows who looks after it.", "Assign")));
        return controls;
    }
}
