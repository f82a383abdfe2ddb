package dev.casebook.bot.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.CasebookException;
import dev.casebook.handler.Invoked;
import dev.casebook.handler.SqsBatch;
import dev.casebook.work.Messages;
import dev.casebook.work.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replies become Slack messages. A message that may succeed later is reported back, so that the queue redelivers that one alone;
 * one that never will is logged and taken. Safe for several threads. A null {@link Context} is fine.
 */
public final class BotFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(BotFunction.class);

    private final BotParts parts;
    private final DeliverReply deliverReply;

    /** For the Lambda runtime. */
    public BotFunction() {
        this(Wiring.bot());
    }

    public BotFunction(BotParts parts) {
        this.parts = parts;
        this.deliverReply = new DeliverReply(parts);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        Invoked.by(context);
        List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            Invoked.with(message);
            if (!taken(message)) {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        SqsBatch.count(event.getRecords().size(), failures.size());
        return new SQSBatchResponse(failures);
    }

    private boolean taken(SQSEvent.SQSMessage message) {
        try {
            Reply reply = Messages.readReply(message.getBody());
            deliver(message.getMessageId(), reply);
            return true;
        } catch (CasebookException.Retryable e) {
            LOG.info("Reply {} comes again: {}", message.getMessageId(), e.getMessage());
            return false;
        } catch (CasebookException.Permanent e) {
            LOG.warn("Reply {} was not shown: {}", message.getMessageId(), e.getMessage());
            return true;
        } catch (RuntimeException e) {
            LOG.error("Reply {} failed", message.getMessageId(), e);
            return false;
        }
    }

    /** Throttled: the same reply is put back with the delay that Slack asked for, so that its redeliveries are not used up. */
    private void deliver(String messageId, Reply reply) {
        try {
            deliverReply.deliver(messageId, reply);
        } catch (CasebookException.Retryable e) {
            if (e.retryAfter().isEmpty()) {
                throw e;
            }
            parts.replies().send(reply, e.retryAfter().get());
        }
    }
}
