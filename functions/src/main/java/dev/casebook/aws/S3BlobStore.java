package dev.casebook.aws;

import dev.casebook.store.BlobStore;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Blobs as S3 objects under {@code blobs/{id}}. Writing the same content again writes the same object. Safe for several threads.
 *
 * <p>Without the permission {@code s3:ListBucket} S3 answers "access denied" for an object that is not there: the function needs
 * it beside {@code s3:GetObject} and {@code s3:PutObject}.
 */
public final class S3BlobStore implements BlobStore {
    private static final String SERVICE = "S3";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final S3Client client;
    private final String bucket;

    public S3BlobStore(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public String put(byte[] content) {
        String id = BlobStore.idOf(content);
        try {
            client.putObject(r -> r.bucket(bucket).key(key(id)), RequestBody.fromBytes(content));
            return id;
        } catch (SdkException e) {
            throw AwsFailure.of(SERVICE, e);
        }
    }

    @Override
    public Optional<byte[]> get(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    client.getObjectAsBytes(r -> r.bucket(bucket).key(key(id))).asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsFailure.of(SERVICE, e);
        }
    }

    private static String key(String id) {
        return "blobs/" + id;
    }
}
