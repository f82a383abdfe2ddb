package dev.casebook.trace.redaction;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed pseudonyms: {@code <EMAIL:9f2c41ab12cd34ef>} is the kind and 64 bits of HMAC-SHA256(key, kind + value in lower case).
 *
 * <p>Without the key nobody can find the value by trying all phone numbers. Never sixteen decimal digits, so that a payment
 * card number in this shape is not taken for one. Safe for several threads.
 */
final class Pseudonyms {
    /** What {@link #of} writes. */
    static final Pattern WRITTEN = Pattern.compile("<[A-Z]{2,12}:(?=[0-9]{0,15}[a-f])[0-9a-f]{16}>");

    private static final int BYTES = 8;

    private final SecretKeySpec key;

    Pseudonyms(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("the redaction key has at least 16 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    String of(String kind, String value) {
        String normal =
                Normalizer.normalize(value.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        byte[] mac = mac(kind + "\u0000" + normal);
        for (int from = 0; from + BYTES <= mac.length; from++) {
            String hex = HexFormat.of().formatHex(Arrays.copyOfRange(mac, from, from + BYTES));
            if (hex.chars().anyMatch(c -> c > '9')) {
                return "<" + kind + ":" + hex + ">";
            }
        }
        return "<" + kind + ":" + "f".repeat(2 * BYTES) + ">";
    }

    static boolean isOne(String text) {
        return WRITTEN.matcher(text).matches();
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every Java", impossible);
        }
    }
}
