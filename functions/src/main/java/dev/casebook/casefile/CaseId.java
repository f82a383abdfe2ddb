package dev.casebook.casefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.casebook.trace.TraceRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A case's identity, derived from what it was made of: the same failure added twice is one case.
 *
 * @param value 26 Crockford characters (130 bits of a SHA-256); the first eight are shown to people and typed by them
 */
public record CaseId(@JsonValue String value) {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    @JsonCreator
    public CaseId {
        if (!crockford(value)) {
            throw new IllegalArgumentException("a case id has 26 Crockford characters");
        }
    }

    /** A loop and no pattern, because every row that is read goes through here. */
    private static boolean crockford(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= '0' && c <= '9') && (c < 'A' || c > 'Z' || c == 'I' || c == 'L' || c == 'O' || c == 'U')) {
                return false;
            }
        }
        return value.length() == LENGTH;
    }

    /** The case that a trace makes in a dataset. */
    public static CaseId of(String dataset, TraceRef trace) {
        return new CaseId(hash("trace\n" + dataset + "\n" + trace));
    }

    /** The case that an imported row makes in a dataset, by the row's own id. */
    public static CaseId imported(String dataset, String ownId) {
        return new CaseId(hash("import\n" + dataset + "\n" + ownId));
    }

    /** What people see and type: eight characters. */
    public String display() {
        return value.substring(0, 8);
    }

    /** The first 130 bits of the text's SHA-256 as 26 Crockford characters. */
    public static String hash(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder id = new StringBuilder(LENGTH);
            for (int bit = 0; bit < 130; bit += 5) {
                int window = ((bytes[bit / 8] & 0xFF) << 8) | (bytes[bit / 8 + 1] & 0xFF);
                id.append(CROCKFORD.charAt((window >> (11 - bit % 8)) & 31));
            }
            return id.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
