package dev.casebook.local.sqlite;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A batch of messages as Lambda's event source mapping for SQS hands it to a function, and the reading of the function's answer
 * under {@code ReportBatchItemFailures}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Lambda: handling errors for an SQS
 *     event source</a>
 */
final class LambdaBatch {
    private static final String REGION = "local";

    private LambdaBatch() {}

    static SQSEvent event(String queue, List<SqliteQueue.Message> messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(messages.stream().map(m -> message(queue, m)).toList());
        return event;
    }

    /**
     * Which messages failed. No answer and an empty list mean that all succeeded; an entry without an id, or with an id that is
     * not in the batch, means that all failed.
     */
    static Set<String> failed(List<SqliteQueue.Message> messages, @Nullable SQSBatchResponse answer) {
        if (answer == null || answer.getBatchItemFailures() == null) {
            return Set.of();
        }
        Set<String> all = all(messages);
        Set<String> failed = new HashSet<>();
        for (SQSBatchResponse.BatchItemFailure failure : answer.getBatchItemFailures()) {
            @Nullable String id = failure == null ? null : failure.getItemIdentifier();
            if (id == null || !all.contains(id)) {
                return all;
            }
            failed.add(id);
        }
        return failed;
    }

    static Set<String> all(List<SqliteQueue.Message> messages) {
        return messages.stream().map(SqliteQueue.Message::id).collect(Collectors.toUnmodifiableSet());
    }

    private static SQSEvent.SQSMessage message(String queue, SqliteQueue.Message message) {
        SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
        record.setMessageId(message.id());
        record.setReceiptHandle(message.receipt());
        record.setBody(message.body());
        record.setMd5OfBody(md5(message.body()));
        record.setAttributes(Map.of(
                "ApproximateReceiveCount", Integer.toString(message.receives()),
                "SentTimestamp", Long.toString(message.sentAt().toEpochMilli()),
                "ApproximateFirstReceiveTimestamp",
                        Long.toString(message.firstReceivedAt().toEpochMilli())));
        record.setMessageAttributes(Map.of());
        record.setEventSource("aws:sqs");
        record.setEventSourceArn("arn:aws:sqs:" + REGION + ":000000000000:" + queue);
        record.setAwsRegion(REGION);
        return record;
    }

    /** SQS states the MD5 of each body; nothing relies on its strength. */
    private static String md5(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has MD5", e);
        }
    }
}
