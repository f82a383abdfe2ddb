package dev.casebook.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A table, a bucket, three queues with their dead letters, and secrets, made anew in an account. Its clients are set up as those of the
 * functions are, and count what they ask.
 */
public final class Account implements AutoCloseable {
    private static final int MAX_RECEIVES = 6;

    private final String name = "casebook-" + UUID.randomUUID().toString().substring(0, 8);
    private final RequestMeter meter = new RequestMeter();
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final SqsClient sqs;
    private final SecretsManagerClient secrets;
    private final Map<String, ElasticQueue> queues;

    /** In the account behind an address. */
    public Account(URI endpoint) {
        dynamo = at(DynamoDbClient.builder(), endpoint)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        s3 = at(S3Client.builder().forcePathStyle(true), endpoint)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        sqs = at(SqsClient.builder(), endpoint)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        secrets = at(SecretsManagerClient.builder(), endpoint)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        dynamo.createTable(r -> r.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .attributeDefinitions(text("pk"), text("sk")));
        s3.createBucket(r -> r.bucket(name));
        queues = Map.of(
                "jobs", ElasticQueue.create(sqs, name + "-jobs", MAX_RECEIVES),
                "evaluations", ElasticQueue.create(sqs, name + "-evaluations", MAX_RECEIVES),
                "replies", ElasticQueue.create(sqs, name + "-replies", MAX_RECEIVES));
    }

    private <B extends AwsClientBuilder<B, ?>> B at(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(o -> o.addExecutionInterceptor(meter));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    /** What its table, bucket and queues are called. */
    public String name() {
        return name;
    }

    public RequestMeter meter() {
        return meter;
    }

    public DynamoDbItemTable table() {
        return new DynamoDbItemTable(dynamo, name);
    }

    public S3BlobStore blobs() {
        return new S3BlobStore(s3, name);
    }

    public SqsQueues queues() {
        return new SqsQueues(sqs, new SqsQueues.Urls(url("jobs"), url("evaluations"), url("replies")));
    }

    public SecretsManagerSecrets secrets() {
        return new SecretsManagerSecrets(secrets, name + "/");
    }

    /** {@code jobs}, {@code evaluations} or {@code replies}. */
    public dev.casebook.work.TestQueue queue(String which) {
        return java.util.Objects.requireNonNull(queues.get(which));
    }

    public String url(String which) {
        return java.util.Objects.requireNonNull(queues.get(which)).url();
    }

    public void secret(String secret, String value) {
        secrets.createSecret(r -> r.name(name + "/" + secret).secretString(value));
    }

    public void object(String key, String content) {
        s3.putObject(r -> r.bucket(name).key(key), RequestBody.fromString(content));
    }

    /** How many messages a queue holds that nobody has received, more or less. */
    public int waiting(String which) {
        return Integer.parseInt(sqs.getQueueAttributes(r -> r.queueUrl(url(which))
                        .attributeNames(List.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    @Override
    public void close() {
        dynamo.close();
        s3.close();
        sqs.close();
        secrets.close();
    }
}
