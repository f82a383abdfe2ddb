package dev.casebook.aws;

import dev.casebook.store.Secrets;
import dev.casebook.work.WorkQueue;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What a function that must answer at once may use of this account: one queue, and secrets. No service client of the SDK is
 * loaded. Credentials are the function's own, as Lambda gives them with and without SnapStart.
 */
public final class FrontDoor {
    private final SignedCalls calls;
    private final String region;
    private final Optional<URI> endpoint;

    /**
     * In a region.
     *
     * @param endpoint where all services are instead of AWS; {@code AWS_ENDPOINT_URL}
     */
    public FrontDoor(String region, Optional<URI> endpoint) {
        this(
                AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create()),
                region,
                endpoint);
    }

    /**
     * One that signs everything and sends nothing: what is asked of it warms up the real one.
     *
     * @param secret the value of every secret
     */
    public static FrontDoor rehearsal(String secret) {
        AwsCredentialsProvider nobody = StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "none"));
        return new FrontDoor(
                new SignedCalls(nobody, "us-east-1", new RehearsalWire(secret)), "us-east-1", Optional.empty());
    }

    FrontDoor(AwsCredentialsProvider credentials, String region, Optional<URI> endpoint) {
        this(new SignedCalls(credentials, region), region, endpoint);
    }

    private FrontDoor(SignedCalls calls, String region, Optional<URI> endpoint) {
        this.calls = calls;
        this.region = region;
        this.endpoint = endpoint;
    }

    /** The queue of that address. */
    public WorkQueue queue(String url) {
        return new SignedQueue(calls, endpoint.orElseGet(() -> URI.create(url).resolve("/")), url);
    }

    /** The secrets whose names start so. */
    public Secrets secrets(String prefix) {
        String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn/" : ".amazonaws.com/";
        return new SignedSecrets(
                calls, endpoint.orElseGet(() -> URI.create("https://secretsmanager." + region + suffix)), prefix);
    }
}
