package dev.casebook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

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

    /** An HMAC over the request. Where a time is signed it has to be fresh. */
    record Hmac(HmacScheme scheme, InstantSource clock) implements AlertSignature {
        private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

        public Hmac {
            requireNonNull(scheme, "scheme is null");
            requireNonNull(clock, "clock is null");
        }

        @Override
        public boolean accepts(Function<String, Optional<String>> header, byte[] body, List<String> secrets) {
            Optional<String> time = scheme.timestamps(header).findFirst().filter(this::isFresh);
            if (scheme.timestamp().isPresent() && time.isEmpty()) {
                return false;
            }
            List<String> right = secrets.stream()
                    .filter(secret -> !secret.isBlank())
                    .flatMap(secret -> scheme.sign(secret, time.orElse(""), header, body).stream())
                    .toList();
            boolean accepted = false;
            for (String given : scheme.signatures(header)) {
                accepted |= anyEquals(given, right);
            }
            return accepted;
        }

        private boolean isFresh(String timestamp) {
            return SECONDS.matcher(timestamp).matches()
                    && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                    .abs()
                                    .compareTo(scheme.window())
                            <= 0;
        }
    }

    /**
     * A secret that is sent along: as {@code Authorization: Bearer <secret>} by Alertmanager and Grafana before version 12, or alone
     * in a header of its own.
     */
    record Token(String header) implements AlertSignature {
        private static final String SCHEME = "Bearer ";

        public Token {
            requireNonNull(header, "header is null");
        }

        @Override
        public boolean accepts(Function<String, Optional<String>> headers, byte[] body, List<String> secrets) {
            return headers.apply(header)
                    .flatMap(this::secretIn)
                    .filter(token -> anyEquals(
                            token,
                            secrets.stream().filter(secret -> !secret.isBlank()).toList()))
                    .isPresent();
        }

        private Optional<String> secretIn(String value) {
            if (!header.equalsIgnoreCase(AlertProof.Token.AUTHORIZATION)) {
                return Optional.of(value);
            }
            return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? Optional.of(value.substring(SCHEME.length()).strip())
                    : Optional.empty();
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
