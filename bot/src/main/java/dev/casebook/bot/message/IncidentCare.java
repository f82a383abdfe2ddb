package dev.casebook.bot.message;

import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStep;
import java.util.ArrayList;
import java.util.List;

/** Whose an incident is, how far it is and why, and what people can decide about it. */
final class IncidentCare {

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
