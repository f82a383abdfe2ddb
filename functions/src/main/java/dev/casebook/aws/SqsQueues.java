package dev.casebook.aws;

import dev.casebook.CasebookException;
import dev.casebook.store.ItemLimits;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends jobs and replies to SQS standard queues. Safe for several threads. */
public final class SqsQueues implements WorkQueue, ReplyQueue {
    private static final String SERVICE = "SQS";
    private static final int BODY_BYTES = 262_144;
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final SqsClient client;
    private final Urls urls;

    /** Where the queues are. */
    public record Urls(String jobs, String evaluations, String replies) {}

    public SqsQueues(SqsClient client, Urls urls) {
        this.client = client;
        this.urls = urls;
    }

    @Override
    public void send(Job job, Duration delay) {
        String url = switch (job) {
            case Job.Desk desk -> urls.jobs();
            case Job.Bench bench -> urls.evaluations();
        };
        send(url, Messages.write(job), delay);
    }

    @Override
    public void send(Reply reply, Duration delay) {
        send(urls.replies(), Messages.write(reply), delay);
    }

    private void send(String url, String body, Duration delay) {
        int seconds = seconds(delay);
        int bytes = ItemLimits.utf8Length(body);
        if (bytes > BODY_BYTES) {
            throw new CasebookException.Permanent("A message of " + bytes + " bytes is larger than the " + BODY_BYTES
                    + " that a queue takes; nothing was sent. Shorten its content.");
        }
        try {
            client.sendMessage(r -> r.queueUrl(url).messageBody(body).delaySeconds(seconds));
        } catch (SdkException e) {
            throw AwsFailure.of(SERVICE, e);
        }
    }

    /** SQS counts whole seconds; rounding up keeps "not before". */
    static int seconds(Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a delay is 0 to 15 minutes");
        }
        return Math.toIntExact(delay.plusMillis(999).toSeconds());
    }
}
