package dev.casebook.trace.redaction;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed pseudonyms: {@code <EMAIL:k1:9f2c41ab12cd34ef>} is the kind, the key's id, and 64 bits of HMAC-SHA256(key, kind + value
 * in lower case).
 *
 * <p>Without the key nobody can find the value by trying all phone numbers. Never sixteen decimal digits, so that a payment
 * card number in this shape is not taken for one. Safe for several threads.
 */
final class Pseudonyms {
    /** What {@link #of} writes; what was written before keys had ids counts as well. */
    static final Pattern WRITTEN = Pattern.compile("<[A-Z]{2,12}:(?:k[0-9]{1,4}:)?(?=[0-9]{0,15}[a-f])[0-9a-f]{16}>");

    private static final int BYTES = 8;

    private final String keyId;
    private final ThreadLocal<Mac> macs;

    Pseudonyms(RedactionKey key) {
        this.keyId = key.id();
        SecretKeySpec secret = new SecretKeySpec(key.secret(), "HmacSHA256");
        this.macs = ThreadLocal.withInitial(() -> mac(secret));
    }

    String keyId() {
        return keyId;
    }

    String of(String kind, String value) {
        String normal =
                Normalizer.normalize(value.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        byte[] mac = macs.get().doFinal((kind + "\u0000" + normal).getBytes(StandardCharsets.UTF_8));
        for (int from = 0; from + BYTES <= mac.length; from++) {
            String hex = HexFormat.of().formatHex(mac, from, from + BYTES);
            if (hex.chars().anyMatch(c -> c > '9')) {
                return written(kind, hex);
            }
        }
        return written(kind, "f".repeat(2 * BYTES));
    }

    private String written(String kind, String hex) {
        return "<" + kind + ":" + keyId + ":" + hex + ">";
    }

    static boolean isOne(String text) {
        return text.startsWith("<") && WRITTEN.matcher(text).matches();
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every Java", impossible);
        }
    }
}
