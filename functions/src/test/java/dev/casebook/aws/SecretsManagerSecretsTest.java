package dev.casebook.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.aws.ScriptedAws.Answer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretsManagerSecretsTest {

    @Test
    void aSecretIsFoundUnderThePrefixAnUnknownOneIsNotAndARefusalIsPermanent() {
        try (ScriptedAws aws = new ScriptedAws(
                        Answer.ok("{\"Name\":\"casebook/TOKEN\",\"SecretString\":\"s3cret\"}"),
                        Answer.error(400, "ResourceNotFoundException"),
                        Answer.error(400, "AccessDeniedException"));
                SecretsManagerClient client = SecretsManagerClient.builder()
                        .endpointOverride(aws.address())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            SecretsManagerSecrets secrets = new SecretsManagerSecrets(client, "casebook/");
            assertThat(secrets.find("TOKEN")).contains("s3cret");
            assertThat(secrets.find("NONE")).isEmpty();
            assertThatThrownBy(() -> secrets.find("TOKEN")).isInstanceOf(CasebookException.Permanent.class);
            assertThat(aws.requests().getFirst()).contains("casebook/TOKEN");
        }
    }
}
