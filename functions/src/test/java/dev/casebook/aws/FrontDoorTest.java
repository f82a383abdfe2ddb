package dev.casebook.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.aws.ScriptedAws.Answer;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.Ping;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class FrontDoorTest {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));
    private static final Job.Desk JOB = new Job.Tell(
            new Ping("event:Ev1", "U1", new Address.Direct("U1"), Instant.parse("2026-03-02T03:00:00Z")), "„Hello“");

    @Test
    void aJobArrivesAsTheQueuesOwnClientReadsIt() {
        SQSRestServer server = SQSRestServerBuilder.withDynamicPort()
                .withInterface("127.0.0.1")
                .start();
        URI address = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        try (SqsClient client = SqsClient.builder()
                .endpointOverride(address)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            String url = client.createQueue(r -> r.queueName("jobs")).queueUrl();
            door(address).queue(url).send(JOB, Duration.ZERO);
            assertThat(client.receiveMessage(r -> r.queueUrl(url)).messages())
                    .singleElement()
                    .satisfies(message ->
                            assertThat(Messages.readJob(message.body())).isEqualTo(JOB));
        } finally {
            server.stopAndWait();
        }
    }

    @Test
    void whatPassesByItselfIsTriedAgainAndARefusalIsNot() {
        try (ScriptedAws aws = new ScriptedAws(
                Answer.error(503, "ServiceUnavailable"),
                Answer.hangUp(),
                Answer.ok("{\"MessageId\":\"m\"}"),
                Answer.error(400, "QueueDoesNotExist"))) {
            var queue = door(aws.address()).queue("http://localhost/q");
            queue.send(JOB, Duration.ZERO);
            assertThat(aws.requests()).hasSize(3);
            assertThatThrownBy(() -> queue.send(JOB, Duration.ZERO))
                    .isInstanceOf(CasebookException.Permanent.class)
                    .hasMessageContaining("QueueDoesNotExist");
            assertThat(aws.requests()).hasSize(4);
        }
    }

    @Test
    void aServiceThatStaysBusyIsRetryable() {
        Answer busy = Answer.error(400, "ThrottlingException");
        try (ScriptedAws aws = new ScriptedAws(busy, busy, busy)) {
            assertThatThrownBy(() ->
                            door(aws.address()).queue("http://localhost/q").send(JOB, Duration.ZERO))
                    .isInstanceOf(CasebookException.Retryable.class);
        }
    }

    @Test
    void aSecretIsReadByItsPrefixedNameOrIsNotThere() {
        try (ScriptedAws aws = new ScriptedAws(
                Answer.ok("{\"SecretString\":\"s3cret\"}"), Answer.error(400, "ResourceNotFoundException"))) {
            var secrets = door(aws.address()).secrets("casebook/");
            assertThat(secrets.find("SLACK")).contains("s3cret");
            assertThat(aws.requests()).singleElement().asString().contains("\"SecretId\":\"casebook/SLACK\"");
            assertThat(secrets.find("SLACK")).isEmpty();
        }
    }

    private static FrontDoor door(URI address) {
        return new FrontDoor(CREDENTIALS, "eu-central-1", Optional.of(address));
    }
}
