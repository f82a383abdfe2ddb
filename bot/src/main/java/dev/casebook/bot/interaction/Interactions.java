package dev.casebook.bot.interaction;

import java.util.List;
import java.util.Optional;

/** All buttons. */
public final class Interactions {
    private static final List<Interaction> ALL = List.of(
            new AcceptBaselineButton(),
            new AddFoundButton(),
            new AddTraceButton(),
            new AgentWasRightButton(),
            new AnswerCaseButton(),
            new AssignIncidentPick(),
            new CannotTellButton(),
            new ChooseButton(),
            new DecidePruningButton(),
            new HandToExpertPick(),
            new MuteFamilyButton(),
            new NotADefectButton(),
            new PassOnPick(),
            new PickTraceButton(),
            new PlatformIssueButton(),
            new ReproduceCaseButton(),
            new RerunPinnedButton(),
            new RunEvalButton(),
            new RetireCaseButton(),
            new SetBaselineButton(),
            new ShowButton(),
            new UndoAddButton());

    private Interactions() {}

    /**
     * What a press leads to. The part of the action's id before a colon names the interaction: several of one kind in a message
     * have something after it. One that nobody knows was made by another version of Casebook.
     */
    public static Effect press(String actionId, Press press) {
        return of(actionId).map(interaction -> interaction.press(press)).orElse(Stale.BUTTON);
    }

    /** Whether the message with the button has served when what it orders is done. */
    public static boolean usesUp(String actionId) {
        return of(actionId).map(interaction -> interaction.usesUp(actionId)).orElse(false);
    }

    private static Optional<Interaction> of(String actionId) {
        String kind = actionId.split(":", 2)[0];
        return ALL.stream()
                .filter(interaction -> interaction.actionId().equals(kind))
                .findFirst();
    }
}
