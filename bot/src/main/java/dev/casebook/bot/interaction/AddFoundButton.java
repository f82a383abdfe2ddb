package dev.casebook.bot.interaction;

import dev.casebook.CasebookException;
import dev.casebook.bot.command.Ids;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Job;
import java.util.Optional;

/** “Add as a case”: adds one turn that a search found. Value: its trace reference and, after a space, the dataset where known. */
public final class AddFoundButton implements Interaction {
    /** What the action's id ends with where the search found nothing else. */
    private static final String ONLY = ":only";

    @Override
    public String actionId() {
        return "add_found";
    }

    /** A list of several stays: the others may be cases too. */
    @Override
    public boolean usesUp(String actionId) {
        return actionId.endsWith(ONLY);
    }

    @Override
    public Effect press(Press press) {
        String[] parts = press.value().split(" ", 2);
        try {
            return new Effect.Order(new Job.AddCase(
                    press.ping(),
                    TraceRef.parse(parts[0]).toString(),
                    parts.length < 2 ? Optional.empty() : Ids.dataset(parts[1]),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        } catch (CasebookException.Permanent e) {
            return new Effect.Explain("This button is out of date. Nothing was changed. Search again with find.");
        }
    }
}
