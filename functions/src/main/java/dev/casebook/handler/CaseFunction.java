package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.CasebookException;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;

/** Trigger: the queue {@code jobs}. One message is one job is one use case. */
public final class CaseFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** One less than the queue's limit: the last delivery tells the sender instead of vanishing in the dead-letter queue. */
    private static final int LAST_TRY = 5;

    private final Derived<Wiring, JobDesk> desk;

    public CaseFunction() {
        this.desk = Derived.made(Wiring.onAws(), Wiring::jobDesk);
    }

    public CaseFunction(Wiring wiring) {
        this.desk = Derived.made(() -> wiring, Wiring::jobDesk);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Invoked.by(context);
        return SqsBatch.handle(event, this::handle);
    }

    private void handle(SQSEvent.SQSMessage message) {
        if (!(Messages.readJob(message.getBody()) instanceof Job.Desk job)) {
            throw new CasebookException.Permanent("A job of another queue came to the desk.");
        }
        try {
            desk.get().handle(job, SqsBatch.receiveCount(message) <= 1);
        } catch (CasebookException.Retryable e) {
            if (SqsBatch.receiveCount(message) < LAST_TRY) {
                throw e;
            }
            desk.get().refuse(job, e.getMessage() + " It was tried " + LAST_TRY + " times. Nothing was changed.");
        }
    }
}
