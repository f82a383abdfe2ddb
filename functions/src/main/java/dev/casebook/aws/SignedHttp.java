package dev.casebook.aws;

import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.TransportException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** Posts JSON to one service: signed by the SDK, sent by the house's own HTTP client. Safe for several threads. */
final class SignedHttp {
    /** Headers that proxies and clients set themselves and that a signature must not cover. */
    private static final Set<String> UNSENT = Set.of("host", "content-length");

    private final HttpCalls calls;
    private final String service;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /**
     * Calls to a service.
     *
     * @param service as its signature names it, such as {@code lambda}
     */
    SignedHttp(HttpCalls calls, String service, IdentityProvider<? extends AwsCredentialsIdentity> credentials) {
        this.calls = calls;
        this.service = service;
        this.credentials = credentials;
    }

    /** What is sent. */
    record Post(URI address, String region, Map<String, String> headers, String body) {}

    /**
     * Sends it.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when there are no credentials
     */
    HttpCalls.Response post(Post post, Duration timeout) throws TransportException {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(post.address())
                .putHeader("content-type", "application/json");
        post.headers().forEach(request::putHeader);
        byte[] bytes = post.body().getBytes(StandardCharsets.UTF_8);
        SignedRequest signed =
                signer.sign(sign -> sign.identity(credentials.resolveIdentity().join())
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, post.region()));
        Map<String, String> headers = new HashMap<>();
        signed.request().headers().forEach((name, values) -> {
            if (!UNSENT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(",", values));
            }
        });
        return calls.call(new HttpCalls.Request("POST", signed.request().getUri(), headers, post.body(), timeout));
    }
}
