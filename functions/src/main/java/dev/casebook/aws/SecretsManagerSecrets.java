package dev.casebook.aws;

import dev.casebook.store.Secrets;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets in AWS Secrets Manager, as text, under a common prefix. Each look-up is a request. Safe for several threads. */
public final class SecretsManagerSecrets implements Secrets {
    private static final String SERVICE = "Secrets Manager";

    private final SecretsManagerClient client;
    private final String prefix;

    /**
     * Secrets of one deployment.
     *
     * @param prefix what their names start with, such as {@code casebook/}; may be empty
     */
    public SecretsManagerSecrets(SecretsManagerClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    @Override
    public Optional<String> find(String name) {
        try {
            return Optional.ofNullable(
                    client.getSecretValue(r -> r.secretId(prefix + name)).secretString());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsFailure.of(SERVICE, e);
        }
    }
}
