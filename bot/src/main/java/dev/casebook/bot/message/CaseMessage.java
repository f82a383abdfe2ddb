package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseHistory;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.EvaluatorSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One case, with all that people decide on. */
public final class CaseMessage {

    private static final int CHANGES = 8;

    private CaseMessage() {}

    public static SlackMessage of(Case c, CaseBackground background, Links links) {
        Page page = new Page().header(c.label().title());
        page.context(status(c));
        CaseParts.failure(page, c);
        c.reference().ifPresent(reference -> CaseParts.answer(page, reference));
        if (c.state() == CaseState.DRAFT) {
            page.line(new Line(List.of())
                    .bold("Draft: ")
                    .text(
                            c.reference().isEmpty()
                                    ? "it is run once somebody has written the right answer."
                                    : "it is run once something can judge an answer."));
        }
        CaseParts.retired(page, c);
        CaseParts.asked(page, background);
        CaseParts.reproduction(page, c);
        if (!c.evaluators().isEmpty()) {
            page.line("Judged by "
                    + c.evaluators().stream().map(EvaluatorSpec::type).collect(Collectors.joining(", ")));
        }
        page.line(origin(c));
        CaseParts.trace(c, links).ifPresent(page::line);
        history(page, background);
        page.buttons(CaseParts.buttons(c, background, false));
        return page.metadata("casebook.case", payload(c)).build();
    }

    private static void history(Page page, CaseBackground background) {
        List<CaseHistory.Entry> newest = background.history().reversed();
        page.bullets(
                "History",
                newest.stream()
                        .map(entry -> new Line(List.of())
                                .moment(entry.at())
                                .text(" ")
                                .person(entry.by())
                                .text(" " + entry.what()))
                        .toList(),
                CHANGES);
    }

    private static String status(Case c) {
        return String.join(
                " · ",
                "Case " + c.id().display(),
                "dataset " + c.dataset(),
                Words.small(c.state()),
                "revision " + c.revision(),
                c.label().failureMode().label());
    }

    private static Line origin(Case c) {
        Line line = Line.of("Added by ").person(c.origin().addedBy());
        if (c.origin().agentVersion().isPresent()) {
            line = line.text(" · failed in version ")
                    .code(c.origin().agentVersion().get());
        }
        if (c.incident().isPresent()) {
            line = line.text(" · ").code(c.incident().get());
        }
        return c.origin().partial() ? line.text(" · the trace had not arrived completely") : line;
    }

    private static Map<String, Object> payload(Case c) {
        return Map.of(
                "case",
                c.id().display(),
                "dataset",
                c.dataset(),
                "state",
                c.state().name(),
                "revision",
                c.revision());
    }
}
