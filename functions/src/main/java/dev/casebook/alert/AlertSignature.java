package dev.casebook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a sender proves that it knows a secret. Compares in constant time. Safe for several threads. */
public sealed interface AlertSignature {

    /**
     * Whether the request was made with one of the secrets.
     *
     * @param header a header's value by its name, in any case
     * @param body the bytes as they came
     * @param secrets the current one and, while it is rotated, the previous one; blank ones prove nothing
     */
    boolean accepts(Function<String, Optional<String>> header, byte[] body, List<String> secrets);

    /**
     * Grafana 12 and later: lower-case hex of HMAC-SHA256 over {@code <unix seconds>:<body>}. A signature over the body alone is
     * refused, because it stays valid for ever. Source: {@code grafana/alerting: http/hmac.go}.
     */
    record Hmac(String signatureHeader, String timestampHeader, InstantSource clock) implements AlertSignature {
        private static final String ALGORITHM = "HmacSHA256";
        private static final Duration WINDOW = Duration.ofMinutes(5);
        private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

        public Hmac {
            requireNonNull(signatureHeader, "signatureHeader is null");
            requireNonNull(timestampHeader, "timestampHeader is null");
            requireNonNull(clock, "clock is null");
        }

        @Override
        public boolean accepts(Function<String, Optional<String>> header, byte[] body, List<String> secrets) {
            Optional<String> timestamp = header.apply(timestampHeader).filter(this::isFresh);
            Optional<String> signature = header.apply(signatureHeader);
            if (timestamp.isEmpty() || signature.isEmpty()) {
                return false;
            }
            return anyEquals(
                    signature.get(),
                    secrets.stream()
                            .filter(secret -> !secret.isBlank())
                            .map(secret -> sign(secret, timestamp.get(), body))
                            .toList());
        }

        private boolean isFresh(String timestamp) {
            return SECONDS.matcher(timestamp).matches()
                    && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                    .abs()
                                    .compareTo(WINDOW)
                            <= 0;
        }

        private static String sign(String secret, String timestamp, byte[] body) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
                mac.update((timestamp + ":").getBytes(UTF_8));
                return HexFormat.of().formatHex(mac.doFinal(body));
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("every JVM has HmacSHA256", e);
            }
        }
    }

    /** A secret that is sent along as {@code Authorization: Bearer <secret>}: Alertmanager, and Grafana before version 12. */
    record Bearer() implements AlertSignature {
        private static final String SCHEME = "Bearer ";

        @Override
        public boolean accepts(Function<String, Optional<String>> header, byte[] body, List<String> secrets) {
            return header.apply("Authorization")
                    .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                    .map(value -> value.substring(SCHEME.length()).strip())
                    .filter(token -> anyEquals(
                            token,
                            secrets.stream().filter(secret -> !secret.isBlank()).toList()))
                    .isPresent();
        }
    }

    private static boolean anyEquals(String given, List<String> expected) {
        byte[] bytes = given.getBytes(UTF_8);
        boolean equal = false;
        // All are compared, so that the time does not tell which one was right.
        for (String one : expected) {
            equal |= MessageDigest.isEqual(bytes, one.getBytes(UTF_8));
        }
        return equal;
    }
}
