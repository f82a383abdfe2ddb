package dev.casebook.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in memory, for tests. */
public final class SimulatedBlobStore implements BlobStore {
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

    @Override
    public String put(byte[] content) {
        String id = BlobStore.idOf(content);
        blobs.put(id, content.clone());
        return id;
    }

    @Override
    public Optional<byte[]> get(String id) {
        return Optional.ofNullable(blobs.get(id)).map(byte[]::clone);
    }

    /** Everything that is stored, as text: for tests that look for what must not be there. */
    public String everything() {
        StringBuilder all = new StringBuilder();
        blobs.values().forEach(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)));
        return all.toString();
    }
}
