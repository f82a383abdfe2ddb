package dev.casebook.bot.message;

import dev.casebook.incident.Incident;
import java.util.List;

/** The open incidents, newest first. */
public final class IncidentsMessage {
    private static final int NAMED = 20;

    private IncidentsMessage() {}

    public static SlackMessage of(List<Incident> open) {
        if (open.isEmpty()) {
            return new Page().line("No incident is open.").build();
        }
        List<Line> lines = open.stream()
                .map(incident -> new Line(List.of())
                        .code(incident.id())
                        .text(" " + incident.title() + " · " + Words.small(incident.state()))
                        .text(incident.occurrences() > 1 ? " · seen " + incident.occurrences() + " times" : ""))
                .toList();
        return new Page()
                .bullets(Words.count(open.size(), "open incident"), lines, NAMED)
                .build();
    }
}
