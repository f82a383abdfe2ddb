package dev.casebook.bot.interaction;

import dev.casebook.CasebookException;
import dev.casebook.bot.command.Command;
import dev.casebook.trace.TraceRef;
import java.util.List;

/** “Add to Casebook”: opens the form with the trace filled in. Value: a trace reference. */
public final class AddTraceButton implements Interaction {
    @Override
    public String actionId() {
        return "add_trace";
    }

    @Override
    public Effect press(Press press) {
        try {
            Command.FillIn known = Command.FillIn.of(List.of(TraceRef.parse(press.value())));
            return new Effect.Open(AddForm.view(known, press.channel(), press.thread()));
        } catch (CasebookException.Permanent e) {
            return Stale.BUTTON;
        }
    }
}
