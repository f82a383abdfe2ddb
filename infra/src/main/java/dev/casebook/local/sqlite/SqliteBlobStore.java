package dev.casebook.local.sqlite;

import dev.casebook.store.BlobStore;
import java.sql.ResultSet;
import java.util.Optional;

/** The blobs of one machine, in the same file as its items. Safe for several threads. */
public final class SqliteBlobStore implements BlobStore {
    private final SqliteDatabase database;

    public SqliteBlobStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public String put(byte[] content) {
        String id = BlobStore.idOf(content);
        database.write(connection -> connection.update(
                "INSERT INTO blobs (id, content) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", id, content));
        return id;
    }

    @Override
    public Optional<byte[]> get(String id) {
        return database.read(connection -> {
            try (ResultSet rows = connection
                    .prepared("SELECT content FROM blobs WHERE id = ?", id)
                    .executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes("content")) : Optional.empty();
            }
        });
    }
}
