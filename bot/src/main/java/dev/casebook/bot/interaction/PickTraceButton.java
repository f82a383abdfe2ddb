package dev.casebook.bot.interaction;

import dev.casebook.CasebookException;
import dev.casebook.bot.command.Ids;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Job;
import java.util.Optional;

/** “Pick trace”: the trace becomes the incident's case. Value: the incident, its dataset and the trace, with spaces between. */
public final class PickTraceButton implements Interaction {
    private static final int PARTS = 3;

    @Override
    public String actionId() {
        return "pick_trace";
    }

    @Override
    public Effect press(Press press) {
        String[] parts = press.value().split(" ", PARTS);
        Optional<String> incident = Ids.incident(parts[0]);
        if (parts.length < PARTS || incident.isEmpty()) {
            return Stale.BUTTON;
        }
        try {
            return new Effect.Order(new Job.AddCase(
                    press.ping(),
                    TraceRef.parse(parts[2]).toString(),
                    Ids.dataset(parts[1]),
                    Optional.empty(),
                    Optional.empty(),
                    incident));
        } catch (CasebookException.Permanent e) {
            return Stale.BUTTON;
        }
    }
}
