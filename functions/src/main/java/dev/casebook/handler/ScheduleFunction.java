package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

/** Trigger: the tick, every five minutes. Sweeps up what a died worker left. */
public final class ScheduleFunction implements RequestHandler<ScheduledEvent, String> {
    private final Workbench workbench;

    public ScheduleFunction() {
        this(Wiring.onAws());
    }

    public ScheduleFunction(Wiring wiring) {
        this.workbench = wiring.workbench();
    }

    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        workbench.sweep();
        return "swept";
    }
}
