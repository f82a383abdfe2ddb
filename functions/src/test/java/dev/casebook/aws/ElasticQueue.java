package dev.casebook.aws;

import dev.casebook.work.TestQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of an SQS server, with its dead letters. Time passes by itself there, so a long poll waits for it. */
record ElasticQueue(SqsClient client, String url, String deadUrl) implements TestQueue {

    static ElasticQueue create(SqsClient client, String name, int maxReceives) {
        String dead = client.createQueue(r -> r.queueName(name + "-dead")).queueUrl();
        String arn = client.getQueueAttributes(r -> r.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        String redrive = "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":" + maxReceives + "}";
        String url = client.createQueue(
                        r -> r.queueName(name).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrive)))
                .queueUrl();
        return new ElasticQueue(client, url, dead);
    }

    @Override
    public void send(String body, Duration delay) {
        client.sendMessage(r -> r.queueUrl(url).messageBody(body).delaySeconds((int) delay.toSeconds()));
    }

    @Override
    public List<Delivery> receive(int most, Duration visibility) {
        return received(Duration.ZERO, most, visibility);
    }

    @Override
    public List<Delivery> receiveAfter(Duration pause, int most, Duration visibility) {
        return received(pause.plusSeconds(10), most, visibility);
    }

    private List<Delivery> received(Duration wait, int most, Duration visibility) {
        return client
                .receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .visibilityTimeout((int) visibility.toSeconds())
                        .waitTimeSeconds((int) wait.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages()
                .stream()
                .map(ElasticQueue::delivery)
                .toList();
    }

    private static Delivery delivery(Message message) {
        String count = message.attributesAsStrings().getOrDefault("ApproximateReceiveCount", "0");
        return new Delivery(message.messageId(), message.receiptHandle(), Integer.parseInt(count), message.body());
    }

    @Override
    public void delete(String receipt) {
        client.deleteMessage(r -> r.queueUrl(url).receiptHandle(receipt));
    }

    @Override
    public void changeVisibility(String receipt, Duration visibility) {
        client.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(receipt).visibilityTimeout((int) visibility.toSeconds()));
    }

    @Override
    public List<String> dead() {
        return client.receiveMessage(r -> r.queueUrl(deadUrl).maxNumberOfMessages(10)).messages().stream()
                .map(Message::body)
                .toList();
    }
}
