package dev.casebook.bot.message;

import dev.casebook.casefile.AnswerCase;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.Reproduction;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.expert.HandOff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What messages about incidents and about cases have in common. */
final class CaseParts {

    private static final int SHORT = 300;
    private static final int FIRST_SCREEN = 180;

    private CaseParts() {}

    /** What the user asked, what the agent said, and the tool that failed. */
    static void failure(Page page, Case c) {
        page.quote("The user asked", c.input().question());
        c.origin().badOutput().ifPresent(said -> page.quote("The agent said", said));
        c.origin().failedTool().ifPresent(tool -> tool(page, tool));
    }

    /** What the user asked and what the agent said, so short that a phone's first screen holds both and the buttons. */
    static void exchangeInShort(Page page, Case c) {
        page.quote("The user asked", Clean.cut(c.input().question(), FIRST_SCREEN));
        c.origin().badOutput().ifPresent(said -> page.quote("The agent said", Clean.cut(said, FIRST_SCREEN)));
    }

    /** The tool that failed, short. */
    static void toolInShort(Page page, Case c) {
        c.origin()
                .failedTool()
                .ifPresent(tool -> tool(
                        page,
                        new Origin.FailedTool(
                                tool.tool(),
                                Clean.cut(tool.arguments(), SHORT / 2),
                                Clean.cut(tool.error(), SHORT / 2),
                                tool.milliseconds())));
    }

    private static void tool(Page page, Origin.FailedTool tool) {
        page.code(
                "Tool that failed, after " + Words.millis(tool.milliseconds()),
                tool.tool() + " " + tool.arguments() + "\n" + tool.error());
    }

    /** What was answered, and by whom; what is checked is said with the case. */
    static void answerInShort(Page page, Reference reference) {
        page.quote("The right answer", Clean.cut(reference.text(), SHORT));
        page.line(Line.of("Written by ").person(reference.author()));
    }

    static void retired(Page page, Case c) {
        c.retired()
                .ifPresent(why -> page.line(
                        AnswerCase.isUndone(c)
                                ? new Line(List.of())
                                        .bold("Undone ")
                                        .text("by ")
                                        .person(why.by())
                                        .text(": the case was added by mistake")
                                : new Line(List.of())
                                        .bold("Retired ")
                                        .text("by ")
                                        .person(why.by())
                                        .text(": " + why.reason())));
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

    /** A list of people: whoever is chosen gets the case in a direct message. */
    static PersonPick handOver(String caseId, String label) {
        return new PersonPick(
                label,
                "hand_to_expert",
                caseId,
                new Button.Confirmation(
                        "Ask for the right answer?",
                        "That person gets the conversation, redacted, in a direct message and may answer this one case.",
                        "Ask"));
    }

    /** Who was asked, and what came of it; nothing where nobody was. */
    static void asked(Page page, CaseBackground background) {
        background.asked().ifPresent(handOff -> page.line(asked(handOff)));
    }

    private static Line asked(HandOff handOff) {
        Line line = new Line(List.of());
        return switch (handOff.state()) {
            case OPEN ->
                line.bold("Waits for ").person(handOff.expert()).text(" since ").moment(handOff.askedAt());
            case ANSWERED -> line.bold("Answered by ").person(handOff.expert());
            case AGENT_WAS_RIGHT -> line.person(handOff.expert()).text(" says that the agent was right");
            case CANNOT_TELL -> line.person(handOff.expert()).text(" was asked and cannot tell");
            case PASSED_ON, OVERTAKEN -> line;
        };
    }

    /** What somebody can do with a case now. */
    static List<Control> buttons(Case c, CaseBackground background, boolean withShow) {
        String id = c.id().display();
        List<Control> buttons = new ArrayList<>();
        boolean draft = c.state() == CaseState.DRAFT;
        if (c.state() != CaseState.RETIRED) {
            Button answer = Button.of(
                    c.reference().isPresent() ? "Change the right answer" : "Write the right answer",
                    "answer_case",
                    id);
            buttons.add(draft ? answer.primary() : answer);
            boolean waits = background.asked().filter(HandOff::isOpen).isPresent();
            buttons.add(handOver(id, waits ? "Ask somebody else …" : "Hand to expert"));
            buttons.add(Button.of("Reproduce again", "reproduce_case", id));
        }
        if (canBeUndone(c, background.now())) {
            buttons.add(Button.of("Undo", "undo_add", id));
        }
        if (withShow) {
            buttons.add(Button.of("Show case", "show_subject", id));
        } else if (c.state() != CaseState.RETIRED) {
            buttons.add(retire(id));
        }
        return buttons;
    }

    /** By the person who added it, while it is fresh; later the button says so. */
    private static boolean canBeUndone(Case c, Instant now) {
        return c.state() == CaseState.DRAFT
                && c.origin().addedBy().matches("[UW][A-Z0-9]{2,20}")
                && c.origin().addedAt().plus(AnswerCase.UNDO).isAfter(now);
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
