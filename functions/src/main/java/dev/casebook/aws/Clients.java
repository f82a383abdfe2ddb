package dev.casebook.aws;

import dev.casebook.CasebookException;
import dev.casebook.store.BlobStore;
import dev.casebook.store.ItemTable;
import dev.casebook.store.Secrets;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
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

    /**
     * An object's text.
     *
     * @throws CasebookException.Permanent when it cannot be read
     */
    public String text(String bucket, String key) {
        try {
            ResponseBytes<GetObjectResponse> object =
                    s3().getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toBytes());
            return object.asString(StandardCharsets.UTF_8);
        } catch (S3Exception e) {
            throw new CasebookException.Permanent("The object s3://" + bucket + "/" + key + " cannot be read ("
                    + e.statusCode() + "). Is it there, and may this function read it?");
        }
    }

    private S3Client s3() {
        return S3Client.builder().httpClient(http).build();
    }
}
