package dev.casebook.local.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.store.Item;
import dev.casebook.store.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {
    private static final String INSERT = "INSERT INTO items (pk, sk, v, body) VALUES (?, ?, 1, '{}')";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("test.db");
    }

    @Test
    void aFailureInsideATransactionLeavesNothingOfIt() {
        try (SqliteDatabase database = SqliteDatabase.open(file())) {
            assertThatThrownBy(() -> database.transact(
                            connection -> {
                                connection.update(INSERT, "P", "S");
                                throw new IllegalStateException("in the middle");
                            },
                            done -> true))
                    .hasMessage("in the middle");
            assertThat(new SqliteItemTable(database).get(new Key("P", "S"))).isEmpty();
            database.transact(connection -> connection.update(INSERT, "P", "S"), done -> true);
            assertThat(new SqliteItemTable(database).get(new Key("P", "S")))
                    .contains(new Item(new Key("P", "S"), 1, "{}"));
        }
    }

    @Test
    void aResultThatIsNotToBeKeptLeavesNothing() {
        try (SqliteDatabase database = SqliteDatabase.open(file())) {
            database.transact(connection -> connection.update(INSERT, "P", "S"), done -> false);
            assertThat(new SqliteItemTable(database).get(new Key("P", "S"))).isEmpty();
        }
    }

    @Test
    void readersCannotWrite() {
        try (SqliteDatabase database = SqliteDatabase.open(file())) {
            assertThatThrownBy(() -> database.read(connection -> connection.update(INSERT, "P", "S")))
                    .isInstanceOf(CasebookException.Permanent.class);
        }
    }

    @Test
    void aFileOfANewerCasebookIsLeftAlone() {
        try (SqliteDatabase database = SqliteDatabase.open(file())) {
            database.write(connection -> connection.update("PRAGMA user_version = 99"));
        }
        assertThatThrownBy(() -> SqliteDatabase.open(file()))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("newer Casebook");
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedDamagedAndLeftAlone() throws IOException {
        byte[] other = "no database at all, but long enough to be looked at. "
                .repeat(40)
                .getBytes(StandardCharsets.UTF_8);
        Files.write(file(), other);
        assertThatThrownBy(() -> SqliteDatabase.open(file()))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("damaged");
        assertThat(Files.readAllBytes(file())).isEqualTo(other);
    }

    @Test
    void afterClosingEveryCallIsRefusedAsOneToRepeat() {
        SqliteDatabase database = SqliteDatabase.open(file());
        SqliteItemTable table = new SqliteItemTable(database);
        database.close();
        database.close();
        assertThatThrownBy(() -> table.get(new Key("P", "S"))).isInstanceOf(CasebookException.Retryable.class);
        assertThatThrownBy(() -> table.removeExpired(Instant.EPOCH, 1)).isInstanceOf(CasebookException.Retryable.class);
    }
}
