package dev.casebook.aws;

import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.TransportException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Lambda's invoke operation, signed by the SDK and sent by the house's own HTTP client: the SDK's client for Lambda would add
 * some three megabytes to every function, for one {@code POST}. Safe for several threads.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class LambdaInvoke {
    private final SignedHttp calls;
    private final Supplier<Place> where;
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
        this.calls = new SignedHttp(calls, "lambda", credentials);
        this.where = where;
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
        Map<String, String> headers = new HashMap<>(more);
        headers.put("x-amz-invocation-type", type);
        return calls.post(new SignedHttp.Post(to.endpoint().resolve(path), to.region(), headers, body), timeout);
    }
}
