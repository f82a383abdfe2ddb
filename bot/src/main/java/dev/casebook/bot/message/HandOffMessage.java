package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.expert.HandOff;
import dev.casebook.expert.TellHandOff;
import dev.casebook.trace.Message;
import java.util.List;
import java.util.Map;

/** Direct messages about a question to an expert: the form with the chat, the reminder, and what whoever asked hears. */
public final class HandOffMessage {
    private static final int TURNS = 8;
    private static final int TURN = 500;
    private static final int TOOLS = 5;
    private static final int TOOL = 600;
    private static final int LONGEST = 1_500;

    private HandOffMessage() {}

    /**
     * Renders one.
     *
     * @param about the case; redacted, as cases are
     */
    public static SlackMessage of(TellHandOff.Purpose purpose, HandOff handOff, Case about) {
        Page page = new Page();
        switch (purpose) {
            case FORM -> form(page, handOff, about);
            case REMINDER -> reminder(page, handOff, about);
            case SILENCE -> silence(page, handOff, about);
            case OUTCOME -> outcome(page, handOff, about);
        }
        return page.metadata(
                        "casebook.case",
                        Map.of(
                                "case",
                                handOff.caseId(),
                                "hand_off",
                                handOff.number(),
                                "state",
                                handOff.state().name()))
                .build();
    }

    private static void form(Page page, HandOff handOff, Case about) {
        page.header("What is the right answer?");
        page.line(asked(handOff));
        for (Message turn : last(about.input().history())) {
            page.quote(speaker(turn), Clean.cut(turn.content(), TURN));
        }
        page.quote("The user asked", Clean.cut(about.input().question(), LONGEST));
        about.origin().badOutput().ifPresent(said -> page.quote("The agent said", Clean.cut(said, LONGEST)));
        tools(page, about);
        about.reference()
                .filter(reference -> handOff.isOpen())
                .ifPresent(reference -> page.quote("The right answer so far", Clean.cut(reference.text(), LONGEST)));
        page.context("Case " + handOff.caseId() + " · names and numbers of people are replaced");
        if (handOff.isOpen()) {
            page.buttons(buttons(handOff));
        } else {
            page.line(over(handOff));
        }
    }

    private static Line asked(HandOff handOff) {
        Line by = new Line(List.of()).person(handOff.askedBy());
        return handOff.passedOnBy()
                .map(first -> by.text(" asked ").person(first).text(", who thinks that you know: was this right?"))
                .orElseGet(() -> by.text(" thinks that you know: an agent gave this answer. Was it right?"));
    }

    private static List<Message> last(List<Message> history) {
        List<Message> said = history.stream()
                .filter(turn -> !turn.role().equals("system") && !turn.role().equals("tool"))
                .toList();
        return said.subList(Math.max(0, said.size() - TURNS), said.size());
    }

    private static String speaker(Message turn) {
        return turn.role().equals("user") ? "Earlier, the user" : "Earlier, the agent";
    }

    /** What the agent saw: a call, and what came back. */
    private static void tools(Page page, Case about) {
        List<ToolInvocation> calls = about.origin().toolCalls();
        calls.stream().limit(TOOLS).forEach(call -> page.code("It looked this up", Clean.cut(data(call), TOOL)));
        if (calls.size() > TOOLS) {
            page.context("… and " + Words.count(calls.size() - TOOLS, "more call"));
        }
    }

    private static String data(ToolInvocation call) {
        String asked = call.name() + " " + call.arguments();
        return call.result() == null
                ? asked
                : asked + "\n" + (call.result().isTextual() ? call.result().asText() : call.result());
    }

    private static List<Control> buttons(HandOff handOff) {
        return List.of(
                Button.of("Write the right answer", "answer_case", handOff.caseId())
                        .primary(),
                Button.of("Agent was right", "agent_was_right", handOff.id()),
                Button.of("Cannot tell", "cannot_tell", handOff.id()),
                new PersonPick(
                        "Pass on to …",
                        "pass_on",
                        handOff.id(),
                        new Button.Confirmation(
                                "Pass it on?", "That person gets this conversation in a direct message.", "Pass on")));
    }

    private static void reminder(Page page, HandOff handOff, Case about) {
        if (!handOff.isOpen()) {
            page.line(over(handOff));
            return;
        }
        page.line(new Line(List.of())
                .person(handOff.askedBy())
                .text(" still waits for you: what should the agent have said? Asked ")
                .moment(handOff.askedAt())
                .text("."));
        page.quote("The user asked", Clean.cut(about.input().question(), TURN));
        page.context("Case " + handOff.caseId() + " · the whole conversation is above, in the message before");
        page.buttons(buttons(handOff));
    }

    private static void silence(Page page, HandOff handOff, Case about) {
        Line line = title(about);
        page.line(
                handOff.isOpen()
                        ? line.text(" still waits for ")
                                .person(handOff.expert())
                                .text(" since ")
                                .moment(handOff.askedAt())
                                .text(". They were reminded.")
                        : state(line, handOff));
        if (handOff.isOpen()) {
            page.buttons(List.of(
                    Button.of("Write the right answer", "answer_case", handOff.caseId()),
                    CaseParts.handOver(handOff.caseId(), "Ask somebody else …")));
        }
    }

    private static void outcome(Page page, HandOff handOff, Case about) {
        page.line(state(title(about), handOff));
        about.reference()
                .filter(reference -> handOff.state() == HandOff.State.ANSWERED)
                .ifPresent(reference -> page.quote("The right answer", Clean.cut(reference.text(), LONGEST)));
        about.retired()
                .filter(why -> handOff.state() == HandOff.State.AGENT_WAS_RIGHT)
                .ifPresent(why -> page.quote("Why", why.reason()));
        boolean waits = handOff.state() == HandOff.State.CANNOT_TELL
                && about.reference().isEmpty();
        page.buttons(
                waits
                        ? List.of(
                                Button.of("Show case", "show_subject", handOff.caseId()),
                                CaseParts.handOver(handOff.caseId(), "Ask somebody else …"))
                        : List.of(Button.of("Show case", "show_subject", handOff.caseId())));
    }

    private static Line title(Case about) {
        return Line.of("Case ")
                .code(about.id().display())
                .text(" (" + about.label().title() + ")");
    }

    /** How a question stands: {@code waits for @maria since 10:32}. */
    static Line state(Line line, HandOff handOff) {
        return switch (handOff.state()) {
            case OPEN ->
                line.text(" waits for ")
                        .person(handOff.expert())
                        .text(" since ")
                        .moment(handOff.askedAt());
            case ANSWERED -> line.text(" was answered by ").person(handOff.expert());
            case AGENT_WAS_RIGHT ->
                line.text(": ").person(handOff.expert()).text(" says that the agent was right, so it is retired");
            case CANNOT_TELL -> line.text(": ").person(handOff.expert()).text(" cannot tell");
            case PASSED_ON -> line.text(": ").person(handOff.expert()).text(" passed it on");
            case OVERTAKEN ->
                handOff.endedBy()
                        .map(by -> line.text(" was settled by ").person(by))
                        .orElse(line);
        };
    }

    /** For the expert. */
    private static Line over(HandOff handOff) {
        return switch (handOff.state()) {
            case OPEN -> Line.of("");
            case ANSWERED -> Line.of("You answered. Thank you.");
            case AGENT_WAS_RIGHT -> Line.of("You said that the agent was right. Thank you.");
            case CANNOT_TELL -> Line.of("You said that you cannot tell. Thank you.");
            case PASSED_ON -> Line.of("You passed it on. Thank you.");
            case OVERTAKEN ->
                handOff.endedBy()
                        .map(by -> new Line(List.of()).person(by).text(" settled it: nothing to do for you any more."))
                        .orElseGet(() -> Line.of("It is settled: nothing to do for you any more."));
        };
    }
}
