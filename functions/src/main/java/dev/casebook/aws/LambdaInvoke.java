package dev.casebook.aws;

import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.TransportException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Lambda's invoke operation, signed by the SDK and sent by the house's own HTTP client: the SDK's client for Lambda would add
 * some three megabytes to every function, for one {@code POST}. Safe for several threads.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class LambdaInvoke {
    /** Headers that proxies and clients set themselves and that a signature must not cover. */
    private static final Set<String> UNSENT = Set.of("host", "content-length");

    private final HttpCalls calls;
    private final Supplier<Place> where;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private @Nullable Place place;

    /** Where functions are invoked. */
    record Place(URI endpoint, String region) {}

    /**
     * The operation.
     *
     * @param where asked once, when the first function is called
     */
    LambdaInvoke(
            HttpCalls calls, Supplier<Place> where, IdentityProvider<? extends AwsCredentialsIdentity> credentials) {
        this.calls = calls;
        this.where = where;
        this.credentials = credentials;
    }

    /** Runs the function and answers with what it returned. */
    HttpCalls.Response invoke(String function, String body, String traceparent, Duration timeout)
            throws TransportException {
        return send(function, "RequestResponse", body, Map.of("traceparent", traceparent), timeout);
    }

    /** Only finds out whether the function is there and may be invoked: 204. */
    HttpCalls.Response dryRun(String function, Duration timeout) throws TransportException {
        return send(function, "DryRun", "{}", Map.of(), timeout);
    }

    private synchronized Place place() {
        Place known = place;
        if (known == null) {
            known = where.get();
            place = known;
        }
        return known;
    }

    private HttpCalls.Response send(
            String function, String type, String body, Map<String, String> more, Duration timeout)
            throws TransportException {
        Place to = place();
        String path = "/2015-03-31/functions/"
                + URLEncoder.encode(function, StandardCharsets.UTF_8).replace("+", "%20") + "/invocations";
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(to.endpoint().resolve(path))
                .putHeader("content-type", "application/json")
                .putHeader("x-amz-invocation-type", type);
        more.forEach(request::putHeader);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SignedRequest signed =
                signer.sign(sign -> sign.identity(credentials.resolveIdentity().join())
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, to.region()));
        Map<String, String> headers = new HashMap<>();
        signed.request().headers().forEach((name, values) -> {
            if (!UNSENT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(",", values));
            }
        });
        return calls.call(new HttpCalls.Request("POST", signed.request().getUri(), headers, body, timeout));
    }
}
