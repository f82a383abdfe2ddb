package dev.casebook.aws;

import dev.casebook.CasebookException;
import dev.casebook.alert.SnsEnvelope;
import dev.casebook.alert.SnsMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.messagemanager.sns.SnsMessageManager;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

/**
 * Messages of SNS, checked by the SDK with the certificate of the topic's own region. The SDK refuses a certificate's address on any
 * other host before it connects.
 */
final class SignedSnsMessages implements SnsMessages {
    private static final Logger LOG = LoggerFactory.getLogger(SignedSnsMessages.class);

    private final SdkHttpClient http;
    private final Map<String, SnsMessageManager> byRegion = new ConcurrentHashMap<>();

    SignedSnsMessages(SdkHttpClient http) {
        this.http = http;
    }

    @Override
    public Optional<SnsEnvelope> verified(SnsEnvelope claimed, byte[] body) {
        try {
            manager(claimed.region()).parseMessage(new String(body, StandardCharsets.UTF_8));
            return Optional.of(claimed);
        } catch (SdkClientException e) {
            if (isOutage(e)) {
                throw new CasebookException.Retryable(
                        "The certificate of SNS could not be fetched. Nothing was saved.");
            }
            LOG.info("a message that claims to come from SNS was not signed by it");
            return Optional.empty();
        }
    }

    private SnsMessageManager manager(String region) {
        return byRegion.computeIfAbsent(
                region,
                name -> SnsMessageManager.builder()
                        .httpClient(http)
                        .region(Region.of(name))
                        .build());
    }

    private static boolean isOutage(SdkClientException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void confirm(String topic, String token) {
        String region = topic.split(":", -1)[3];
        try (SnsClient client =
                SnsClient.builder().httpClient(http).region(Region.of(region)).build()) {
            client.confirmSubscription(request -> request.topicArn(topic).token(token));
        } catch (SnsException e) {
            if (e.statusCode() < 500 && !e.isThrottlingException()) {
                throw new CasebookException.Permanent(
                        "SNS refused to confirm a subscription (" + e.statusCode() + ").");
            }
            throw new CasebookException.Retryable("SNS could not confirm a subscription now.");
        } catch (SdkException e) {
            throw new CasebookException.Retryable("SNS could not confirm a subscription now.");
        }
    }
}
