package dev.casebook.bot.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decides whether a request is Slack's: {@code v0=} and the hex HMAC-SHA256 of {@code v0:<timestamp>:<raw body>}, compared in
 * constant time, not older or newer than 300 seconds. Source: docs.slack.dev, Verifying requests from Slack.
 *
 * <p>With two secrets, current and previous, either is accepted. Safe for several threads.
 */
public final class SlackSignature {
    private static final long WINDOW_SECONDS = 300;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final List<byte[]> secrets;
    private final InstantSource clock;

    public SlackSignature(List<String> secrets, InstantSource clock) {
        this.secrets = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.clock = clock;
    }

    /** False when there is no secret to check with: then nothing is accepted. */
    public boolean configured() {
        return !secrets.isEmpty();
    }

    /**
     * Whether Slack signed it.
     *
     * @param timestamps all values of {@code X-Slack-Request-Timestamp}; there must be exactly one
     * @param signatures all values of {@code X-Slack-Signature}; there must be exactly one
     * @param body the bytes as they came, before any parsing
     */
    public boolean accepts(List<String> timestamps, List<String> signatures, byte[] body) {
        if (timestamps.size() != 1 || signatures.size() != 1) {
            return false;
        }
        String timestamp = timestamps.getFirst();
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        if (Math.abs(age) > WINDOW_SECONDS) {
            return false;
        }
        byte[] given = signatures.getFirst().getBytes(StandardCharsets.UTF_8);
        boolean accepted = false;
        for (byte[] secret : secrets) {
            accepted |= MessageDigest.isEqual(expected(secret, timestamp, body), given);
        }
        return accepted;
    }

    /** The signature of a request, by the current secret. */
    public String of(String timestamp, byte[] body) {
        return new String(expected(secrets.getFirst(), timestamp, body), StandardCharsets.UTF_8);
    }

    /**
     * A text as 32 characters that are the same for the same text, and from which nobody without the secret can find out what
     * it was.
     */
    public String digest(String text) {
        byte[] sum = hmac(secrets.getFirst(), "said:", text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sum, 0, 16);
    }

    private static byte[] expected(byte[] secret, String timestamp, byte[] body) {
        String hex = HexFormat.of().formatHex(hmac(secret, "v0:" + timestamp + ":", body));
        return ("v0=" + hex).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] secret, String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }
}
