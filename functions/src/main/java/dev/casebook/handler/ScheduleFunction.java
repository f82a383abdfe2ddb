package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.casebook.expert.RemindExperts;
import dev.casebook.harvest.SendHarvests;
import dev.casebook.pruning.SendPrunings;

/** Trigger: the tick, every five minutes. Sweeps up what a died worker left, and sends what is due; notes which configuration is in force. */
public final class ScheduleFunction implements RequestHandler<ScheduledEvent, String> {
    private final Derived<Wiring, Duties> duties;

    /** What a tick does. */
    private record Duties(
            Wiring wiring,
            Workbench workbench,
            SendHarvests sendHarvests,
            NightShift nights,
            SendPrunings prunings,
            RemindExperts remindExperts) {
        static Duties of(Wiring wiring) {
            return new Duties(
                    wiring,
                    wiring.workbench(),
                    wiring.sendHarvests(),
                    wiring.nightShift(),
                    wiring.quarters().send(),
                    wiring.experts().remind());
        }
    }

    public ScheduleFunction() {
        this.duties = Derived.made(Wiring.onAws(), Duties::of);
    }

    public ScheduleFunction(Wiring wiring) {
        this.duties = Derived.made(() -> wiring, Duties::of);
    }

    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        Invoked.by(context);
        Duties due = duties.get();
        due.workbench().sweep();
        due.sendHarvests().send();
        due.nights().tick();
        due.prunings().send();
        due.wiring().noteConfiguration();
        due.remindExperts().remind();
        return "swept";
    }
}
