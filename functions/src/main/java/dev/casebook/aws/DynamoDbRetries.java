package dev.casebook.aws;

import dev.casebook.CasebookException;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Which failed writes the SDK may send a second time by itself.
 *
 * <p>A conditional put whose answer was lost must not be: the second try would fail on what the first one wrote, and the caller
 * would read "not written" of its own write. It is repeated only after a refusal that is known to have had no effect. A
 * transaction carries a token that makes a repetition harmless, so everything that may pass is repeated.
 */
final class DynamoDbRetries {
    private static final int ATTEMPTS = 5;
    private static final BackoffStrategy PAUSE =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofSeconds(1));

    private DynamoDbRetries() {}

    static AwsRequestOverrideConfiguration conditionalPut() {
        return only(StandardRetryStrategy.builder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(PAUSE)
                .throttlingBackoffStrategy(PAUSE)
                .treatAsThrottling(DynamoDbRetries::throttled)
                .retryOnException(e -> throttled(e) || conflicted(e))
                .build());
    }

    static AwsRequestOverrideConfiguration transaction() {
        return only(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(PAUSE)
                .throttlingBackoffStrategy(PAUSE)
                .retryOnException(e -> conflicted(e) || (e instanceof TransactionCanceledException c && mayPass(c)))
                .build());
    }

    /** A request has no retry strategy of its own; a plugin gives the client's settings another one for its duration. */
    private static AwsRequestOverrideConfiguration only(RetryStrategy strategy) {
        return AwsRequestOverrideConfiguration.builder()
                .addPlugin(client -> client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                        .retryStrategy(strategy)
                        .build()))
                .build();
    }

    /** Whether it was cancelled for more than conditions that did not hold: somebody else's transaction, or throttling. */
    static boolean mayPass(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(code -> switch (code) {
                    case "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError" -> true;
                    default -> false;
                });
    }

    static CasebookException busy(TransactionCanceledException e) {
        return new CasebookException.Retryable(
                "Somebody else was changing the same things in DynamoDB; nothing was written. Try again.", e);
    }

    private static boolean throttled(Throwable e) {
        return e instanceof SdkException failure && RetryUtils.isThrottlingException(failure);
    }

    /** The item is part of somebody else's transaction at this moment. */
    private static boolean conflicted(Throwable e) {
        return e instanceof AwsServiceException answer
                && AwsFailure.code(answer).equals("TransactionConflictException");
    }
}
