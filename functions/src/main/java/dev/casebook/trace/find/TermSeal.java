package dev.casebook.trace.find;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts search terms, so that a queue, its dead letters and its files hold none. AES-256-GCM with a random nonce; bound to
 * the ping that brought them. Safe for several threads.
 */
public final class TermSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /**
     * Makes a seal.
     *
     * @param secret at least 16 characters; the same on both sides
     */
    public TermSeal(String secret, SecureRandom random) {
        if (secret.length() < 16) {
            throw new CasebookException.Permanent("The secret that search terms are encrypted with is too short.");
        }
        this.key = key(secret);
        this.random = random;
    }

    public String seal(Terms terms, String ping) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] plain = Json.mapper().writeValueAsBytes(terms);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, ping).doFinal(plain);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException("search terms could not be encrypted");
        }
    }

    /**
     * The terms again.
     *
     * @throws CasebookException.Permanent when they were sealed with another secret or for another ping
     */
    public Terms open(String sealed, String ping) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return Json.mapper()
                    .readValue(cipher(Cipher.DECRYPT_MODE, nonce, ping).doFinal(rest), Terms.class);
        } catch (java.io.IOException | GeneralSecurityException | RuntimeException e) {
            // Neither the cause's message nor the text is passed on: both may hold what was searched for.
            throw new CasebookException.Permanent(
                    "The search terms could not be decrypted. Nothing was searched. Search again; if it happens again, both"
                            + " functions do not have the same SEARCH_KEY.");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String ping) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ping.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKeySpec key(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal("casebook search terms".getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }
}
