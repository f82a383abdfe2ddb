package dev.casebook.bot.message;

import dev.casebook.trace.find.Candidate;
import dev.casebook.trace.find.Found;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a search found: one candidate below the other, each with a button that adds it. */
public final class FoundMessage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private FoundMessage() {}

    public static SlackMessage of(Found found, Links links) {
        Page page = new Page();
        int all = found.candidates().size() + found.more();
        if (all == 0) {
            page.line(new Line(List.of()).bold("Nothing found."));
            page.line(
                    found.mayComeLater()
                            ? "A run of the last minute may not be searchable yet: search again, or widen the window (±2h). Times"
                                    + " without a zone are UTC."
                            : "Widen the window (±2h) or say less. Times without a zone are UTC.");
        } else {
            page.header(Words.count(all, "turn") + " found");
        }
        for (int i = 0; i < found.candidates().size(); i++) {
            String button = found.candidates().size() == 1 ? "add_found:only" : "add_found:" + (i + 1);
            candidate(page, i + 1, found.candidates().get(i), links, button);
        }
        if (found.more() > 0) {
            page.line(Words.count(found.more(), "more turn")
                    + " not shown. Say more to narrow it down, such as text=\"…\".");
        }
        page.bullets(
                "Not everything was searched",
                found.notes().stream().map(Line::of).toList(),
                5);
        return page.context("Only you see this. Personal data in it is replaced.")
                .metadata("casebook.found", Map.of("turns", all))
                .build();
    }

    private static void candidate(Page page, int number, Candidate candidate, Links links, String button) {
        Line line = new Line(List.of())
                .bold(number + ". " + TIME.format(candidate.at()))
                .text(" · " + facts(candidate));
        page.line(links.trace(candidate.ref())
                .map(url -> line.text(" · ").link(url, "View trace"))
                .orElse(line));
        if (!candidate.why().isEmpty()) {
            page.line(new Line(List.of()).bold("Suspicious: ").text(String.join(" · ", candidate.why())));
        }
        page.quote("The user said", candidate.asked());
        page.quote("The agent answered", candidate.answered().orElse("nothing that the trace shows"));
        Button add = Button.of("Add " + number + " as a case", button, value(candidate));
        page.buttons(List.of(candidate.why().isEmpty() ? add : add.primary()));
    }

    private static String facts(Candidate candidate) {
        List<String> facts = new ArrayList<>();
        candidate.agent().ifPresent(facts::add);
        candidate.version().ifPresent(version -> facts.add("version " + version));
        candidate.environment().ifPresent(facts::add);
        facts.add(Words.millis(candidate.milliseconds()));
        if (candidate.ref().turn() > 0) {
            facts.add("turn " + candidate.ref().turn() + " of its trace");
        }
        if (candidate.partial()) {
            facts.add("not all of the trace arrived");
        }
        return String.join(" · ", facts);
    }

    private static String value(Candidate candidate) {
        return candidate.ref() + candidate.dataset().map(name -> " " + name).orElse("");
    }
}
