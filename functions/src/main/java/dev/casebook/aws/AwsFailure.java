package dev.casebook.aws;

import dev.casebook.CasebookException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;

/** Translates what AWS reports into what the caller can do about it, once. Messages name the service and its error code only. */
final class AwsFailure {

    /** Refusals that pass by themselves: a busy neighbour, or credentials that are just being renewed. */
    private static final Set<String> PASSING = Set.of(
            "TransactionConflictException",
            "TransactionInProgressException",
            "LimitExceededException",
            "RequestLimitExceeded",
            "RequestTimeout",
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "OperationAborted",
            "ConditionalRequestConflict");

    private AwsFailure() {}

    static CasebookException of(String service, SdkException e) {
        if (!(e instanceof AwsServiceException answer)) {
            return new CasebookException.Retryable(
                    service + " could not be reached; what was asked may or may not have happened. Try again.", e);
        }
        String code = code(answer);
        if (RetryUtils.isThrottlingException(e) || answer.statusCode() >= 500 || PASSING.contains(code)) {
            return new CasebookException.Retryable(service + " is busy (" + code + "). Try again.", e);
        }
        return new CasebookException.Permanent(
                service + " refused the request (" + code + "); nothing was changed."
                        + " Check the names in the settings and the function's permissions.",
                e);
    }

    static String code(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null ? "HTTP " + e.statusCode() : code;
    }
}
