package dev.casebook.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Large contents by their hash: what is over 32 KB lives here and an item points to it.
 *
 * <p>Putting the same content twice is one blob. Safe for several threads; throttling throws
 * {@link dev.casebook.CasebookException.Retryable}.
 */
public interface BlobStore {

    /** Stores the content and answers with its id, the lower-case hex SHA-256 of the bytes. Idempotent. */
    String put(byte[] content);

    Optional<byte[]> get(String id);

    /** The id that a content has in every store. */
    static String idOf(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
