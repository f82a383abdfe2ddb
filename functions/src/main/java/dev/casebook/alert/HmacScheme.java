package dev.casebook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a sender makes an HMAC-SHA256 over a request and where it puts it.
 *
 * @param signature where the signature stands; there may be several, of which one has to be right
 * @param timestamp where the signed time stands, in seconds since 1970; empty when the sender signs none
 * @param signed what is signed: <code>{body}</code> once, and before or after it text, <code>{timestamp}</code> and
 *     <code>{header:NAME}</code>
 * @param key empty when the secret's text is the key; else what stands in the secret before a key in base64
 * @param window how old or how far ahead the signed time may be
 */
public record HmacScheme(
        Part signature,
        Encoding encoding,
        Optional<Part> timestamp,
        String signed,
        Optional<String> key,
        Duration window) {
    public static final String BODY = "{body}";
    public static final String TIMESTAMP = "{timestamp}";

    /** As long as Slack, Grafana's examples and Svix take a signature for fresh. */
    public static final Duration USUAL_WINDOW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{timestamp}|\\{header:([A-Za-z0-9-]{1,100})}");
    private static final int MOST_SIGNATURES = 10;

    public HmacScheme {
        requireNonNull(signature, "signature is null");
        requireNonNull(encoding, "encoding is null");
        requireNonNull(timestamp, "timestamp is null");
        requireNonNull(key, "key is null");
        requireNonNull(window, "window is null");
        if (signed.split(Pattern.quote(BODY), -1).length != 2) {
            throw new IllegalArgumentException("the body must be signed, once");
        }
        if (timestamp.isPresent() != signed.contains(TIMESTAMP)) {
            throw new IllegalArgumentException("a time that is not signed proves nothing");
        }
    }

    /**
     * A part of a header.
     *
     * @param prefix what stands before it; empty when it is the whole header, else the header is a list, parted by spaces, or by
     *     commas where the prefix has none
     */
    public record Part(String header, String prefix) {}

    /** How the signature is written. */
    public enum Encoding {
        HEX,
        BASE64
    }

    /**
     * Grafana 12 and later: lower-case hex over {@code <unix seconds>:<body>}. A signature over the body alone is refused, because
     * it stays valid for ever. Source: {@code grafana/alerting: http/hmac.go}.
     */
    public static HmacScheme grafana(String signatureHeader, String timestampHeader) {
        return new HmacScheme(
                new Part(signatureHeader, ""),
                Encoding.HEX,
                Optional.of(new Part(timestampHeader, "")),
                TIMESTAMP + ":" + BODY,
                Optional.empty(),
                USUAL_WINDOW);
    }

    /** PagerDuty V3 signs no time; its event ids tell a replay. Source: {@code PagerDuty/developer-docs: 04-Signatures.md}. */
    public static HmacScheme pagerDuty() {
        return new HmacScheme(
                new Part("X-PagerDuty-Signature", "v1="),
                Encoding.HEX,
                Optional.empty(),
                BODY,
                Optional.empty(),
                USUAL_WINDOW);
    }

    /** The headers of a request that is made with a secret, as its sender would make them. */
    public Map<String, String> headers(String secret, Instant now, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        Matcher needed = PLACEHOLDER.matcher(signed);
        while (needed.find()) {
            if (needed.group(1) != null) {
                headers.put(needed.group(1), "casebook-" + now.toEpochMilli());
            }
        }
        String time = String.valueOf(now.getEpochSecond());
        timestamp.ifPresent(part -> headers.put(part.header(), part.prefix() + time));
        sign(secret, time, name -> Optional.ofNullable(headers.get(name)), body)
                .ifPresent(value -> headers.merge(
                        signature.header(), signature.prefix() + value, (earlier, own) -> earlier + "," + own));
        return headers;
    }

    /** The signed time, where there is one. */
    Stream<String> timestamps(Function<String, Optional<String>> header) {
        return timestamp.stream().flatMap(part -> values(part, header));
    }

    /** The signatures that a request carries. */
    List<String> signatures(Function<String, Optional<String>> header) {
        return values(signature, header).limit(MOST_SIGNATURES).toList();
    }

    /** The right signature; empty when the secret is no key or a header that is signed is missing. */
    Optional<String> sign(String secret, String time, Function<String, Optional<String>> header, byte[] body) {
        Optional<byte[]> bytes = key(secret);
        int at = signed.indexOf(BODY);
        Optional<String> before = filled(signed.substring(0, at), time, header);
        Optional<String> after = filled(signed.substring(at + BODY.length()), time, header);
        if (bytes.isEmpty() || before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes.get(), ALGORITHM));
            mac.update(before.get().getBytes(UTF_8));
            mac.update(body);
            return Optional.of(written(mac.doFinal(after.get().getBytes(UTF_8))));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private String written(byte[] mac) {
        return switch (encoding) {
            case HEX -> HexFormat.of().formatHex(mac);
            case BASE64 -> Base64.getEncoder().encodeToString(mac);
        };
    }

    private Optional<byte[]> key(String secret) {
        if (key.isEmpty()) {
            return Optional.of(secret.getBytes(UTF_8));
        }
        if (!secret.startsWith(key.get())) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(secret.substring(key.get().length()));
            return decoded.length == 0 ? Optional.empty() : Optional.of(decoded);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> filled(String template, String time, Function<String, Optional<String>> header) {
        StringBuilder text = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            Optional<String> value =
                    placeholder.group(1) == null ? Optional.of(time) : header.apply(placeholder.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            placeholder.appendReplacement(text, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(placeholder.appendTail(text).toString());
    }

    private static Stream<String> values(Part part, Function<String, Optional<String>> header) {
        String value = header.apply(part.header()).orElse("");
        if (part.prefix().isEmpty()) {
            return value.isEmpty() ? Stream.empty() : Stream.of(value);
        }
        String separators = part.prefix().contains(",") ? " +" : "[ ,]+";
        return Stream.of(value.split(separators, -1))
                .filter(piece -> piece.startsWith(part.prefix()))
                .map(piece -> piece.substring(part.prefix().length()));
    }
}
