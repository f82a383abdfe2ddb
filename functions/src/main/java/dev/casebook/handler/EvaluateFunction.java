package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.CasebookException;
import dev.casebook.agent.Deadline;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import java.time.Duration;
import java.time.InstantSource;

/** Trigger: the queue {@code evaluations}. Runs one lane of an experiment until it is done or the time is nearly up. */
public final class EvaluateFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** What handing a lane on and answering takes. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Derived<Wiring, Workbench> workbench;
    private final InstantSource clock;

    public EvaluateFunction() {
        this.workbench = Derived.made(Wiring.onAws(), Wiring::workbench);
        this.clock = InstantSource.system();
    }

    public EvaluateFunction(Wiring wiring) {
        this.workbench = Derived.made(() -> wiring, Wiring::workbench);
        this.clock = wiring.clock();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Invoked.by(context);
        Duration time = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
        Deadline deadline = Deadline.in(clock, time);
        return SqsBatch.handle(event, message -> handle(message, deadline));
    }

    private void handle(SQSEvent.SQSMessage message, Deadline deadline) {
        if (!(Messages.readJob(message.getBody()) instanceof Job.Bench job)) {
            throw new CasebookException.Permanent("A job of another queue came to the bench.");
        }
        workbench.get().handle(job, deadline);
    }
}
