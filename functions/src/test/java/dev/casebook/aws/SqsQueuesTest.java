package dev.casebook.aws;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.aws.ScriptedAws.Answer;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.QueueContract;
import dev.casebook.work.Reply;
import dev.casebook.work.TestQueue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The contract on ElasticMQ, in this process, which holds {@link TestQueue} users to what SQS does; and the sender. */
class SqsQueuesTest extends QueueContract {
    private static final AtomicInteger QUEUES = new AtomicInteger();

    @Nullable
    private static SQSRestServer server;

    @Nullable
    private static SqsClient client;

    private @Nullable TestQueue queue;

    @BeforeAll
    static void start() {
        server = SQSRestServerBuilder.withDynamicPort()
                .withInterface("127.0.0.1")
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        client = client(URI.create("http://127.0.0.1:" + port));
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.stopAndWait();
        }
    }

    private static SqsClient client(URI address) {
        return SqsClient.builder()
                .endpointOverride(address)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static SqsClient client() {
        return requireNonNull(client, "not started");
    }

    /** A new queue in each test, with dead letters of its own. */
    @Override
    protected TestQueue queue() {
        if (queue == null) {
            queue = ElasticQueue.create(client(), "contract-" + QUEUES.incrementAndGet(), MAX_RECEIVES);
        }
        return queue;
    }

    @Test
    void jobsLanesAndRepliesGoToTheirQueues() {
        ElasticQueue jobs = ElasticQueue.create(client(), "jobs", MAX_RECEIVES);
        ElasticQueue evaluations = ElasticQueue.create(client(), "evaluations", MAX_RECEIVES);
        ElasticQueue replies = ElasticQueue.create(client(), "replies", MAX_RECEIVES);
        SqsQueues queues = new SqsQueues(client(), new SqsQueues.Urls(jobs.url(), evaluations.url(), replies.url()));
        Job lane = new Job.RunLane("exp1", 0, 7);
        Reply told = new Reply.Told(new Address.Home("U1"), "done");

        queues.send(lane, Duration.ofMillis(1));
        queues.send(told, Duration.ZERO);

        assertThat(evaluations.receive(1, Duration.ofMinutes(1))).isEmpty();
        assertThat(Messages.readReply(only(replies.receive(1, Duration.ofMinutes(1)))))
                .isEqualTo(told);
        assertThat(Messages.readJob(only(evaluations.receiveAfter(Duration.ofSeconds(1), 1, Duration.ofMinutes(1)))))
                .isEqualTo(lane);
        assertThat(jobs.receive(1, Duration.ofMinutes(1))).isEmpty();
    }

    private static String only(List<TestQueue.Delivery> deliveries) {
        assertThat(deliveries).hasSize(1);
        return deliveries.getFirst().body();
    }

    @Test
    void whatSqsCannotTakeIsRefusedBeforeItIsSent() {
        SqsQueues queues = new SqsQueues(client(), new SqsQueues.Urls("http://x", "http://x", "http://x"));
        Reply large = new Reply.Told(new Address.Home("U1"), "é".repeat(131_072));
        assertThatThrownBy(() -> queues.send(large, Duration.ZERO)).isInstanceOf(CasebookException.Permanent.class);
        Reply small = new Reply.Told(new Address.Home("U1"), "x");
        assertThatThrownBy(() -> queues.send(small, Duration.ofMinutes(16)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownQueueIsPermanentAndABrokenServiceRetryable() {
        Answer broken = Answer.error(500, "InternalError");
        try (ScriptedAws aws = new ScriptedAws(Answer.error(400, "QueueDoesNotExist"), broken, broken, broken, broken);
                SqsClient scripted = client(aws.address())) {
            String url = aws.address() + "/1/replies";
            SqsQueues queues = new SqsQueues(scripted, new SqsQueues.Urls(url, url, url));
            Reply reply = new Reply.Told(new Address.Home("U1"), "x");
            assertThatThrownBy(() -> queues.send(reply, Duration.ZERO)).isInstanceOf(CasebookException.Permanent.class);
            assertThatThrownBy(() -> queues.send(reply, Duration.ZERO)).isInstanceOf(CasebookException.Retryable.class);
        }
    }
}
