package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;

/** “Write the right answer”: opens the form. Value: a case's eight characters. */
public final class AnswerCaseButton implements Interaction {
    @Override
    public String actionId() {
        return "answer_case";
    }

    @Override
    public Effect press(Press press) {
        return Ids.caseId(press.value())
                .<Effect>map(caseId -> new Effect.Open(AnswerForm.view(caseId, press.channel())))
                .orElse(Stale.BUTTON);
    }
}
