package dev.casebook.aws;

import dev.casebook.CasebookException;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.Retries;
import dev.casebook.agent.http.Timing;
import dev.casebook.alert.SnsMessages;
import dev.casebook.store.BlobStore;
import dev.casebook.store.ItemTable;
import dev.casebook.store.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The services of this account and region, as the SDK's own settings name them; {@code AWS_ENDPOINT_URL} moves them. */
public final class Clients {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    public ItemTable table(String name) {
        return new DynamoDbItemTable(DynamoDbClient.builder().httpClient(http).build(), name);
    }

    public BlobStore blobs(String bucket) {
        return new S3BlobStore(s3(), bucket);
    }

    public SqsQueues queues(SqsQueues.Urls urls) {
        return new SqsQueues(SqsClient.builder().httpClient(http).build(), urls);
    }

    public Secrets secrets(String prefix) {
        return new SecretsManagerSecrets(
                SecretsManagerClient.builder().httpClient(http).build(), prefix);
    }

    /** Amazon SNS as a sender of alarms, in each region that a topic is in. */
    public SnsMessages sns() {
        return new SignedSnsMessages(http);
    }

    /**
     * An object's text.
     *
     * @throws CasebookException.Permanent when it cannot be read
     */
    public String text(String bucket, String key) {
        return text(s3(), bucket, key);
    }

    /** Reads an object that holds this text, without a network and without rights: what reading a real one needs is loaded then. */
    public static String rehearsed(String text) {
        S3Client s3 = S3Client.builder()
                .httpClient(new RehearsalHttp(text))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "none")))
                .build();
        try (s3) {
            return text(s3, "rehearsal", "text");
        }
    }

    private static String text(S3Client s3, String bucket, String key) {
        try {
            ResponseBytes<GetObjectResponse> object =
                    s3.getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toBytes());
            return object.asString(StandardCharsets.UTF_8);
        } catch (S3Exception e) {
            throw new CasebookException.Permanent("The object s3://" + bucket + "/" + key + " cannot be read ("
                    + e.statusCode() + "). Is it there, and may this function read it?");
        }
    }

    /** A runner of agents that are Lambda functions. Credentials and region are looked for when the first one is called. */
    public static AgentRunner lambda(
            Map<String, LambdaAgent> agents, HttpCalls calls, Timing timing, Retries retries, RandomGenerator random) {
        LambdaInvoke invoke = new LambdaInvoke(
                calls, Clients::place, DefaultCredentialsProvider.builder().build());
        return new LambdaAgentRunner(agents, invoke, timing, retries, random);
    }

    /**
     * The way to models of Amazon Bedrock, whose addresses look like {@code bedrock://eu-central-1}; all other calls pass through.
     * Credentials are looked for when the first model is called.
     */
    public static HttpCalls bedrock(HttpCalls calls) {
        return new BedrockCalls(
                calls,
                () -> new SignedHttp(
                        calls, "bedrock", DefaultCredentialsProvider.builder().build()),
                Clients::bedrockRuntime);
    }

    private static URI bedrockRuntime(String region) {
        return elsewhere("bedrock-runtime", "BEDROCK_RUNTIME", "BedrockRuntime")
                .orElseGet(() -> URI.create("https://bedrock-runtime." + region
                        + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com")));
    }

    static LambdaInvoke.Place place() {
        Region region = new DefaultAwsRegionProviderChain().getRegion();
        return new LambdaInvoke.Place(
                elsewhere("lambda", "LAMBDA", "Lambda")
                        .orElseGet(() -> URI.create(
                                "https://" + ServiceMetadata.of("lambda").endpointFor(region))),
                region.id());
    }

    /** Where the SDK's settings move a service to, if they do. */
    private static Optional<URI> elsewhere(String service, String variable, String property) {
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_" + variable)
                .serviceEndpointOverrideSystemProperty("aws.endpointUrl" + property)
                .serviceProfileProperty(service)
                .resolveFromOverrides();
    }

    /** Elsewhere than on AWS a bucket is a path: there are no names for them. */
    private S3Client s3() {
        return S3Client.builder()
                .httpClient(http)
                .forcePathStyle(elsewhere("s3", "S3", "S3").isPresent())
                .build();
    }
}
