package dev.casebook.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.store.BlobStore;
import dev.casebook.store.BlobStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract over HTTP against a server that keeps objects; its client sends no checksum trailers, which the server cannot read. */
class S3BlobStoreTest extends BlobStoreContract {
    private final ObjectServer server = new ObjectServer();
    private final S3Client client = S3Client.builder()
            .endpointOverride(server.address())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .serviceConfiguration(s -> s.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
            .build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Override
    protected BlobStore blobs() {
        return new S3BlobStore(client, "bucket");
    }

    @Test
    void theObjectIsNamedByItsHashInsideOneFolder() {
        String id = blobs().put(new byte[] {1});
        blobs().put(new byte[] {1});
        assertThat(server.names()).containsExactly("/bucket/blobs/" + id);
    }

    @Test
    void whatIsNoIdIsNotAskedFor() {
        assertThat(blobs().get("../casebook.yaml")).isEmpty();
        assertThat(server.requests()).isZero();
    }

    @Test
    void aRefusalIsPermanentAndABrokenServiceRetryable() {
        server.refuseWith(403, "AccessDenied");
        assertThatThrownBy(() -> blobs().put(new byte[] {1}))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("AccessDenied");
        server.refuseWith(503, "SlowDown");
        assertThatThrownBy(() -> blobs().get("00".repeat(32)))
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("SlowDown");
    }
}
