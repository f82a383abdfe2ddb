package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.family.Family;
import dev.casebook.incident.Incident;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One production failure: what happened, what it became, what to do. Posted once, then updated. */
public final class IncidentMessage {

    private IncidentMessage() {}

    /**
     * Renders it.
     *
     * @param found the case it became
     */
    public static SlackMessage of(Incident incident, Optional<Case> found, Links links) {
        return of(incident, found, Optional.empty(), links);
    }

    /**
     * Renders it.
     *
     * @param found the case it became, or that it is nearly the same as
     * @param family the near-duplicates that it is of
     */
    public static SlackMessage of(Incident incident, Optional<Case> found, Optional<Family> family, Links links) {
        Page page = new Page().header(incident.title().isBlank() ? incident.id() : incident.title());
        page.context(status(incident));
        IncidentCare.lines(page, incident);
        family.ifPresent(known -> IncidentCare.family(page, known));
        incident.problem()
                .ifPresent(
                        problem -> page.line(new Line(List.of()).bold("Stuck: ").text(problem)));
        found.ifPresent(c -> CaseParts.failure(page, c));
        page.bullets("Likely cause", incident.hints().stream().map(Line::of).toList(), 5);
        found.ifPresent(c -> facts(page, c));
        found.flatMap(c -> CaseParts.trace(c, links))
                .or(() ->
                        incident.trace().flatMap(links::trace).map(url -> new Line(List.of()).link(url, "View trace")))
                .ifPresent(page::line);
        found.ifPresentOrElse(c -> page.buttons(CaseParts.buttons(c, true)), () -> withoutCase(page, incident));
        page.buttons(IncidentCare.controls(incident));
        family.ifPresent(known -> page.buttons(IncidentCare.familyControls(incident, known, found)));
        return page.metadata("casebook.incident", payload(incident, found)).build();
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

    private static void facts(Page page, Case c) {
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
        c.reference().ifPresent(reference -> CaseParts.answer(page, reference));
    }

    private static void withoutCase(Page page, Incident incident) {
        if (incident.trace().isEmpty()) {
            page.context("No trace yet. When you have one: add <trace or link> --incident " + incident.id());
        }
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
