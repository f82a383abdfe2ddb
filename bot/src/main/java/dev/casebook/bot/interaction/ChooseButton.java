package dev.casebook.bot.interaction;

import dev.casebook.CasebookException;
import dev.casebook.bot.command.Command;
import dev.casebook.bot.command.JobOrder;
import dev.casebook.bot.command.Reading;
import dev.casebook.trace.find.TermSeal;
import java.util.Optional;

/** One of several to choose from, or what opens a form. Value: the whole command, read like one that was typed. */
public final class ChooseButton implements Interaction {
    @Override
    public String actionId() {
        return "choose";
    }

    @Override
    public Effect press(Press press) {
        return press.parser().parse(press.value()) instanceof Reading.Parsed parsed
                        && !(parsed.command() instanceof Command.Find)
                ? effect(parsed.command(), press)
                : Stale.BUTTON;
    }

    /** A message that is nothing but the question; others hold such a button beside what they are about. */
    @Override
    public boolean usesUp(String actionId) {
        return actionId.startsWith("choose:one-");
    }

    private static Effect effect(Command command, Press press) {
        Optional<Effect> form = form(command, press.channel(), press.thread()).map(Effect.class::cast);
        return form.orElseGet(() -> JobOrder.of(command, press.ping(), ChooseButton::noSearch)
                .<Effect>map(Effect.Order::new)
                .orElse(Stale.BUTTON));
    }

    /**
     * The form that a command needs before it can be done.
     *
     * @param thread the message in whose thread what comes of it is shown
     */
    public static Optional<Effect.Open> form(Command command, String channel, Optional<String> thread) {
        if (command instanceof Command.FillIn fillIn) {
            return Optional.of(new Effect.Open(AddForm.view(fillIn, channel, thread)));
        }
        return command instanceof Command.Answer answer && answer.written().isEmpty()
                ? Optional.of(new Effect.Open(AnswerForm.view(answer.caseId(), channel)))
                : Optional.empty();
    }

    /** No button of ours searches; one that does was made by somebody else. */
    private static TermSeal noSearch() {
        throw new CasebookException.Permanent("A search is typed. Nothing was searched.");
    }
}
