package dev.casebook.trace.redaction;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of the pseudonyms and its id, which stands in each of them: {@code k1}, {@code k2} … Immutable. */
public final class RedactionKey {
    private static final Pattern ID = Pattern.compile("k[0-9]{1,4}");
    private static final Pattern WRITTEN = Pattern.compile("(k[0-9]{1,4}):(.+)", Pattern.DOTALL);
    private static final String FIRST = "k1";
    private static final int SHORTEST = 16;

    private final String id;
    private final byte[] secret;

    /**
     * Makes a key.
     *
     * @param id {@code k} and a number of at most four digits
     * @param secret at least 16 bytes, random
     */
    public RedactionKey(String id, byte[] secret) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a redaction key is k and a number");
        }
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("the redaction key has at least " + SHORTEST + " bytes");
        }
        this.id = id;
        this.secret = secret.clone();
    }

    /** As it is kept as a secret: {@code k2:…}; a text without an id is the first key. */
    public static RedactionKey parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? new RedactionKey(written.group(1), written.group(2).getBytes(StandardCharsets.UTF_8))
                : new RedactionKey(FIRST, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without an id of its own. */
    public static RedactionKey first(byte[] secret) {
        return new RedactionKey(FIRST, secret);
    }

    String id() {
        return id;
    }

    byte[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "RedactionKey[" + id + "]";
    }
}
