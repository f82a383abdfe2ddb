package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.access.AccessRules;
import dev.casebook.aws.Account;
import dev.casebook.store.BlobStore;
import dev.casebook.store.ItemTable;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.Reply;
import dev.casebook.work.TestQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The functions over an account's table, bucket and queues; messages come to them as an event source mapping delivers them. */
final class AccountHouse {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration VISIBILITY = Duration.ofSeconds(60);

    final Account account;
    final Wiring wiring;
    private final RequestHandler<SQSEvent, SQSBatchResponse> cases;
    private final RequestHandler<SQSEvent, SQSBatchResponse> evaluations;
    private final InstantSource clock = InstantSource.system();

    AccountHouse(Account account) {
        this.account = account;
        ItemTable table = account.table();
        BlobStore blobs = account.blobs();
        Backing backing = new Backing(table, blobs, account.queues(), account.queues(), account.secrets(), clock);
        wiring = new Wiring(
                backing,
                FunctionsHouse.configuration(AccessRules.OPEN),
                FunctionsHouse.outside(false, AccessRules.OPEN));
        cases = new CaseFunction(wiring);
        evaluations = new EvaluateFunction(wiring);
    }

    Instant now() {
        return clock.instant();
    }

    void send(Job job) {
        account.queues().send(job, Duration.ZERO);
    }

    /** Delivers what comes until it is so. */
    void until(BooleanSupplier done) {
        Instant end = now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            if (now().isAfter(end)) {
                throw new AssertionError("it did not come to that in " + PATIENCE);
            }
            deliver("jobs", cases, Duration.ZERO);
            deliver("evaluations", evaluations, VISIBILITY);
        }
    }

    /** Delivers once what waits in a queue, in batches of up to ten, and deletes what the function does not name as failed. */
    void deliver(String queue, RequestHandler<SQSEvent, SQSBatchResponse> function, Duration visibility) {
        TestQueue from = account.queue(queue);
        List<TestQueue.Delivery> batch = from.receive(10, visibility.isZero() ? VISIBILITY : visibility);
        if (batch.isEmpty()) {
            return;
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(batch.stream().map(AccountHouse::message).toList());
        List<String> failed = function.handleRequest(event, new FiveMinutes()).getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
        for (TestQueue.Delivery delivery : batch) {
            if (failed.contains(delivery.id())) {
                from.changeVisibility(delivery.receipt(), Duration.ZERO);
            } else {
                from.delete(delivery.receipt());
            }
        }
    }

    void deliverJobs() {
        deliver("jobs", cases, VISIBILITY);
    }

    private static SQSEvent.SQSMessage message(TestQueue.Delivery delivery) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId(delivery.id());
        message.setBody(delivery.body());
        message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(delivery.receives())));
        return message;
    }

    /** Takes what was told so far. */
    List<Reply> replies() {
        List<Reply> replies = new ArrayList<>();
        TestQueue queue = account.queue("replies");
        List<TestQueue.Delivery> batch = queue.receive(10, VISIBILITY);
        while (!batch.isEmpty()) {
            for (TestQueue.Delivery delivery : batch) {
                replies.add(Messages.readReply(delivery.body()));
                queue.delete(delivery.receipt());
            }
            batch = queue.receive(10, VISIBILITY);
        }
        return replies;
    }
}
