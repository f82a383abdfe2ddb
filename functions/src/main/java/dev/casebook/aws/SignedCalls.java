package dev.casebook.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * AWS calls in JSON, signed by the SDK's signer and sent by the JDK, for the function that must answer within three seconds on
 * a cold start too: a service client costs it more than everything else that it does.
 *
 * <p>A call is tried three times where trying again helps. Safe for several threads.
 */
final class SignedCalls {
    private static final int TRIES = 3;
    private static final int CONNECT_MILLIS = 700;
    private static final int READ_MILLIS = 1_000;
    private static final Set<String> PASSING = Set.of(
            "ThrottlingException", "RequestThrottled", "ExpiredToken", "ExpiredTokenException", "RequestExpired");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final Wire wire;

    SignedCalls(AwsCredentialsProvider credentials, String region) {
        this(credentials, region, SignedCalls::send);
    }

    SignedCalls(AwsCredentialsProvider credentials, String region, Wire wire) {
        this.credentials = credentials;
        this.region = region;
        this.wire = wire;
    }

    /** How a signed request is sent. */
    @FunctionalInterface
    interface Wire {
        Answer send(SdkHttpRequest signed, String body) throws IOException;
    }

    /** What came back. */
    record Answer(int status, String body) {
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /**
     * What is called.
     *
     * @param service as its signature names it, such as {@code sqs}
     * @param target of the header {@code X-Amz-Target}, such as {@code AmazonSQS.SendMessage}
     * @param version of the JSON protocol, such as {@code 1.0}
     */
    record Operation(URI endpoint, String service, String target, String version) {}

    /** An error that the service names. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;

        Refused(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * Calls it.
     *
     * @throws Refused when the service refuses, and would again
     * @throws CasebookException.Retryable when it could not be reached, or is busy
     */
    JsonNode call(Operation operation, String body) throws Refused {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(operation, body);
            } catch (Busy e) {
                if (attempt == TRIES) {
                    throw new CasebookException.Retryable(
                            operation.service() + " did not take the request (" + e.getMessage() + "). Try again.", e);
                }
            }
        }
    }

    /** Trying again may help. */
    private static final class Busy extends Exception {
        private static final long serialVersionUID = 1L;

        Busy(String reason) {
            super(reason);
        }
    }

    private JsonNode attempt(Operation operation, String body) throws Busy, Refused {
        try {
            Answer answer = wire.send(signed(operation, body), body);
            int status = answer.status();
            if (status < 300) {
                return Json.mapper().readTree(answer.body());
            }
            String code = code(answer.body(), status);
            if (status == 429 || status >= 500 || PASSING.contains(code)) {
                throw new Busy(code);
            }
            throw new Refused(code);
        } catch (IOException | SdkException e) {
            throw new Busy(e.getClass().getSimpleName());
        }
    }

    private static Answer send(SdkHttpRequest signed, String body) throws IOException {
        HttpURLConnection connection = prepared(signed);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        return new Answer(status, text(status < 400 ? connection.getInputStream() : connection.getErrorStream()));
    }

    /** Not connected yet. */
    static HttpURLConnection prepared(SdkHttpRequest signed) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) signed.getUri().toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Host")) {
                connection.setRequestProperty(header.getKey(), String.join(",", header.getValue()));
            }
        }
        connection.setDoOutput(true);
        return connection;
    }

    private SdkHttpRequest signed(Operation operation, String body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(operation.endpoint())
                .putHeader("Content-Type", "application/x-amz-json-" + operation.version())
                .putHeader("X-Amz-Target", operation.target())
                .build();
        return signer.sign(to -> to.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, operation.service())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
    }

    private static String text(@Nullable InputStream in) throws IOException {
        if (in == null) {
            return "";
        }
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** {@code com.amazonaws.sqs#QueueDoesNotExist} is {@code QueueDoesNotExist}. */
    private static String code(String answer, int status) {
        try {
            String type = Json.mapper().readTree(answer).path("__type").asText("");
            return type.isEmpty() ? "HTTP " + status : type.substring(type.indexOf('#') + 1);
        } catch (IOException e) {
            return "HTTP " + status;
        }
    }
}
