package dev.casebook.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.WorkQueue;
import java.net.URI;
import java.time.Duration;

/** Sends jobs of the desk to one SQS queue without a service client. Safe for several threads. */
final class SignedQueue implements WorkQueue {
    private final SignedCalls calls;
    private final SignedCalls.Operation send;
    private final String url;

    SignedQueue(SignedCalls calls, URI endpoint, String url) {
        this.calls = calls;
        this.send = new SignedCalls.Operation(endpoint, "sqs", "AmazonSQS.SendMessage", "1.0");
        this.url = url;
    }

    @Override
    public void send(Job job, Duration delay) {
        if (!(job instanceof Job.Desk)) {
            throw new IllegalArgumentException("only jobs of the desk go to this queue");
        }
        ObjectNode message = Json.mapper().createObjectNode();
        message.put("QueueUrl", url);
        message.put("MessageBody", Messages.write(job));
        message.put("DelaySeconds", SqsQueues.seconds(delay));
        try {
            calls.call(send, message.toString());
        } catch (SignedCalls.Refused e) {
            throw new CasebookException.Permanent(
                    "SQS refused the request (" + e.code() + "); nothing was changed."
                            + " Check the names in the settings and the function's permissions.",
                    e);
        }
    }
}
