package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.incident.AlertTrail;
import dev.casebook.incident.Incident;
import dev.casebook.incident.Suspect;
import dev.casebook.trace.TraceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One production failure: what happened, what it became, what to do. Posted once, then updated. */
public final class IncidentMessage {

    private static final int HINTS = 3;

    private IncidentMessage() {}

    /**
     * Renders it.
     *
     * @param found the case it became
     * @param background of that case
     */
    public static SlackMessage of(Incident incident, Optional<Case> found, CaseBackground background, Links links) {
        Page page = new Page().header(incident.title().isBlank() ? incident.id() : incident.title());
        page.context(status(incident));
        incident.problem()
                .ifPresent(problem -> page.line(
                        incident.searching()
                                ? Line.of(problem)
                                : new Line(List.of()).bold("Stuck: ").text(problem)));
        found.ifPresent(c -> CaseParts.exchangeInShort(page, c));
        if (found.isEmpty()) {
            suspects(page, incident, links);
        }
        page.buttons(controls(incident, found, background));
        more(page, incident, found, background, links);
        return page.metadata("casebook.incident", payload(incident, found)).build();
    }

    /** All in one block, so that they fill their rows; what is done most often comes first. */
    private static List<Control> controls(Incident incident, Optional<Case> found, CaseBackground background) {
        List<Control> controls = new ArrayList<>(
                found.map(c -> CaseParts.buttons(c, background, true)).orElseGet(() -> withoutCase(incident)));
        controls.addAll(Math.min(1, controls.size()), IncidentCare.controls(incident));
        background.family().ifPresent(known -> controls.addAll(IncidentCare.familyControls(incident, known, found)));
        return controls;
    }

    /** What a phone shows below its first screen. */
    private static void more(
            Page page, Incident incident, Optional<Case> found, CaseBackground background, Links links) {
        IncidentCare.lines(page, incident);
        background.family().ifPresent(known -> IncidentCare.family(page, known));
        found.ifPresent(c -> CaseParts.toolInShort(page, c));
        page.bullets("Likely cause", incident.hints().stream().map(Line::of).toList(), HINTS);
        found.ifPresent(c -> facts(page, c, background));
        found.flatMap(c -> CaseParts.trace(c, links))
                .or(() ->
                        incident.trace().flatMap(links::trace).map(url -> new Line(List.of()).link(url, "View trace")))
                .ifPresent(page::line);
    }

    private static String status(Incident incident) {
        String seen = incident.occurrences() == 1 ? "seen once" : "seen " + incident.occurrences() + " times";
        return String.join(
                " · ",
                incident.id(),
                Words.small(incident.state()),
                incident.quietSince().isPresent() ? seen + ", alert resolved" : seen,
                "agent " + incident.place().agent(),
                "from " + incident.source());
    }

    private static void facts(Page page, Case c, CaseBackground background) {
        page.line(Line.of("Case ")
                .code(c.id().display())
                .text(" in ")
                .bold(c.dataset())
                .text(" · ")
                .text(c.label().failureMode().label())
                .text(c.origin()
                        .agentVersion()
                        .map(v -> " · agent version " + v)
                        .orElse("")));
        CaseParts.reproduction(page, c);
        if (c.origin().partial()) {
            page.line("The trace had not arrived completely when the case was made.");
        }
        CaseParts.retired(page, c);
        c.reference().ifPresent(reference -> CaseParts.answerInShort(page, reference));
        CaseParts.asked(page, background);
    }

    private static void suspects(Page page, Incident incident, Links links) {
        if (incident.state().over()) {
            return;
        }
        List<Suspect> suspects = incident.suspects();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < suspects.size(); i++) {
            Suspect suspect = suspects.get(i);
            Line line = new Line(List.of()).bold(String.valueOf(i + 1)).text(" " + suspect.why());
            lines.add(links.trace(suspect.ref())
                    .map(url -> line.text(" · ").link(url, "View trace"))
                    .orElseGet(() -> line.text(" · ").code(suspect.ref().toString())));
        }
        page.bullets("Which of these traces is it?", lines, AlertTrail.SHOWN);
    }

    /** Its trace, if it has one, or the likeliest ones become its case with one press; else a form asks for it. */
    private static List<Control> withoutCase(Incident incident) {
        List<Control> buttons = new ArrayList<>();
        if (incident.state().over()) {
            return buttons;
        }
        List<Suspect> suspects = incident.suspects();
        incident.trace()
                .ifPresent(ref -> buttons.add(pick("Add case", incident, ref, 0).primary()));
        for (int i = 0; i < suspects.size(); i++) {
            buttons.add(pick("Pick trace " + (i + 1), incident, suspects.get(i).ref(), i + 1));
        }
        if (incident.trace().isEmpty()) {
            buttons.add(Button.of(
                    suspects.isEmpty() ? "Add case" : "Another trace",
                    "choose:1",
                    "add --dataset " + incident.place().dataset() + " --incident " + incident.id()));
        }
        return buttons;
    }

    private static Button pick(String label, Incident incident, TraceRef ref, int number) {
        return Button.of(
                label,
                "pick_trace:" + number,
                incident.id() + " " + incident.place().dataset() + " " + ref);
    }

    private static Map<String, Object> payload(Incident incident, Optional<Case> found) {
        Map<String, Object> payload = new TreeMap<>();
        payload.put("incident", incident.id());
        payload.put("state", incident.state().name());
        payload.put("dataset", incident.place().dataset());
        payload.put("occurrences", incident.occurrences());
        incident.quietSince().ifPresent(since -> payload.put("quiet_since", since.toString()));
        found.ifPresent(c -> {
            payload.put("case", c.id().display());
            payload.put("case_state", c.state().name());
            c.reproduction().ifPresent(replay -> {
                payload.put("trials", replay.trials());
                payload.put("failed", replay.failed());
            });
        });
        return payload;
    }
}
