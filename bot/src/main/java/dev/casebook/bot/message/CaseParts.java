package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.Reproduction;
import dev.casebook.casefile.ToolInvocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What messages about incidents and about cases have in common. */
final class CaseParts {

    private CaseParts() {}

    /** What the user asked, what the agent said, and the tool that failed. */
    static void failure(Page page, Case c) {
        page.quote("The user asked", c.input().question());
        c.origin().badOutput().ifPresent(said -> page.quote("The agent said", said));
        c.origin().failedTool().ifPresent(tool -> tool(page, tool));
    }

    private static void tool(Page page, Origin.FailedTool tool) {
        page.code(
                "Tool that failed, after " + Words.millis(tool.milliseconds()),
                tool.tool() + " " + tool.arguments() + "\n" + tool.error());
    }

    static void answer(Page page, Reference reference) {
        page.quote("The right answer", reference.text());
        List<Line> rules = new ArrayList<>();
        words(rules, "Must say ", reference.mustSay());
        words(rules, "Must not say ", reference.mustNotSay());
        reference.toolCalls().forEach(call -> rules.add(Line.of("Must call ").code(written(call))));
        page.bullets("What is checked", rules, 10);
        page.line(Line.of("Written by ").person(reference.author()));
    }

    private static void words(List<Line> rules, String label, List<String> all) {
        if (all.isEmpty()) {
            return;
        }
        Line line = Line.of(label);
        for (int i = 0; i < all.size(); i++) {
            line = line.text(i == 0 ? "" : " · ").bold(all.get(i));
        }
        rules.add(line);
    }

    private static String written(ToolInvocation call) {
        return call.name() + " " + call.arguments();
    }

    /** What somebody can do with a case now. */
    static List<Button> buttons(Case c, boolean withShow) {
        String id = c.id().display();
        List<Button> buttons = new ArrayList<>();
        boolean draft = c.state() == CaseState.DRAFT;
        if (c.state() != CaseState.RETIRED) {
            Button answer = Button.of(
                    c.reference().isPresent() ? "Change the right answer" : "Write the right answer",
                    "answer_case",
                    id);
            buttons.add(draft ? answer.primary() : answer);
            buttons.add(Button.of("Reproduce again", "reproduce_case", id));
        }
        if (withShow) {
            buttons.add(Button.of("Show case", "show_subject", id));
        } else if (c.state() != CaseState.RETIRED) {
            buttons.add(retire(id));
        }
        return buttons;
    }

    private static Button retire(String id) {
        return Button.of("Retire", "retire_case", id)
                .confirmed(
                        Button.Look.DANGER,
                        new Button.Confirmation(
                                "Retire case " + id + "?",
                                "It is kept but no longer run. restore puts it back.",
                                "Retire"));
    }

    /** What came of the latest replay, why it may be so, and what follows from it. */
    static void reproduction(Page page, Case c) {
        if (c.reproduction().isEmpty()) {
            page.line("Not replayed yet");
            return;
        }
        Reproduction replay = c.reproduction().get();
        List<String> remarks = new ArrayList<>(replay.note().stream().toList());
        replay.environment().forEach(change -> remarks.add(change.shown()));
        page.line("Replayed with version " + replay.agentVersion() + ": " + replay.verdict()
                + (remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")"));
        if (c.state() != CaseState.RETIRED) {
            page.line(replay.advice(c.id().display(), c.reference().isPresent()));
        }
    }

    static Optional<Line> trace(Case c, Links links) {
        return c.origin()
                .trace()
                .flatMap(ref -> links.trace(ref))
                .map(url -> new Line(List.of()).link(url, "View trace"));
    }
}
