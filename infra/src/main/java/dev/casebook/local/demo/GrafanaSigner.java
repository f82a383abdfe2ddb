package dev.casebook.local.demo;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a webhook as Grafana does: hex HMAC-SHA256 over {@code timestamp:body}, the timestamp in a header of its own. */
public final class GrafanaSigner {
    private final String secret;
    private final InstantSource clock;

    public GrafanaSigner(String secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** Adds both headers. */
    public void sign(HttpRequest.Builder request, String timestampHeader, String signatureHeader, byte[] body) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        request.header(timestampHeader, timestamp).header(signatureHeader, signature(timestamp, body));
    }

    private String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }
}
