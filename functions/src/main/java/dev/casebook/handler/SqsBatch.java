package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.CasebookException;
import dev.casebook.handler.log.JsonLogs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles the messages of a batch one by one; those that failed are named, so that the others are not delivered again. */
public final class SqsBatch {
    private static final Logger LOG = LoggerFactory.getLogger(SqsBatch.class);
    private static final Logger METRICS = LoggerFactory.getLogger(JsonLogs.METRICS);

    private SqsBatch() {}

    public static SQSBatchResponse handle(SQSEvent event, Consumer<SQSEvent.SQSMessage> each) {
        List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            Invoked.with(message);
            try {
                each.accept(message);
            } catch (CasebookException.Retryable e) {
                LOG.info("message {} is to be delivered again", message.getMessageId());
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            } catch (RuntimeException e) {
                LOG.error(
                        "message {} failed: {}",
                        message.getMessageId(),
                        e.getClass().getName(),
                        e);
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        count(event.getRecords().size(), failures.size());
        return new SQSBatchResponse(failures);
    }

    /** Says how many messages an invocation took, and how many of them come again. */
    public static void count(int handled, int again) {
        METRICS.atDebug()
                .addKeyValue("MessagesHandled", handled)
                .addKeyValue("MessagesToTryAgain", again)
                .log("batch");
    }

    /** How often the message was delivered, this time included. */
    public static int receiveCount(SQSEvent.SQSMessage message) {
        String count =
                message.getAttributes() == null ? null : message.getAttributes().get("ApproximateReceiveCount");
        return count == null ? 1 : Integer.parseInt(count);
    }
}
