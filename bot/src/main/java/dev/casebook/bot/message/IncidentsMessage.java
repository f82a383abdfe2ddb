package dev.casebook.bot.message;

import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page of incidents, newest first. */
public final class IncidentsMessage {
    private static final int NAMED = 20;

    private IncidentsMessage() {}

    /**
     * Renders it.
     *
     * @param state the state that was asked for; empty for all open ones
     * @param first true for the first page
     */
    public static SlackMessage of(IncidentStore.Listed page, Optional<IncidentState> state, boolean first) {
        String which = state.map(Words::small).orElse("open");
        if (page.incidents().isEmpty()) {
            return new Page()
                    .line(first ? "No incident is " + which + "." : "There are no more.")
                    .metadata("casebook.report", Map.of())
                    .build();
        }
        Page list = new Page()
                .bullets(
                        first && page.next().isEmpty()
                                ? Words.count(page.incidents().size(), which + " incident")
                                : "Incidents that are " + which + ", newest first",
                        page.incidents().stream().map(IncidentsMessage::line).toList(),
                        NAMED);
        page.next()
                .ifPresent(next -> list.buttons(List.of(Button.of(
                        "Show more",
                        "choose:more",
                        "incidents"
                                + state.map(each -> " --state " + typed(each)).orElse("") + " --after " + next))));
        return list.metadata("casebook.report", Map.of()).build();
    }

    /** As people type it: {@code case-added}. */
    private static String typed(IncidentState state) {
        return Words.small(state).replace(' ', '-');
    }

    private static Line line(Incident incident) {
        Line line = new Line(List.of())
                .code(incident.id())
                .text(" " + incident.title() + " · " + Words.small(incident.state()))
                .text(incident.occurrences() > 1 ? " · seen " + incident.occurrences() + " times" : "");
        return incident.life()
                .assigned()
                .map(whom -> line.text(" · ").person(whom.to()))
                .orElse(line);
    }
}
