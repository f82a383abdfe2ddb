package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.casebook.harvest.SendHarvests;

/** Trigger: the tick, every five minutes. Sweeps up what a died worker left, and sends what is due; notes which configuration is in force. */
public final class ScheduleFunction implements RequestHandler<ScheduledEvent, String> {
    private final Wiring wiring;
    private final Workbench workbench;
    private final SendHarvests sendHarvests;
    private final NightShift nights;

    public ScheduleFunction() {
        this(Wiring.onAws());
    }

    public ScheduleFunction(Wiring wiring) {
        this.wiring = wiring;
        this.workbench = wiring.workbench();
        this.sendHarvests = wiring.sendHarvests();
        this.nights = wiring.nightShift();
    }

    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        workbench.sweep();
        sendHarvests.send();
        nights.tick();
        wiring.noteConfiguration();
        return "swept";
    }
}
