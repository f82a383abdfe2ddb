package dev.casebook.local.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.store.BudgetContract;
import dev.casebook.store.Condition;
import dev.casebook.store.Item;
import dev.casebook.store.ItemTable;
import dev.casebook.store.ItemTableContract;
import dev.casebook.store.Key;
import dev.casebook.store.Query;
import dev.casebook.store.Race;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteItemTableTest extends ItemTableContract {
    @TempDir
    private Path folder;

    private SqliteDatabase database;
    private SqliteItemTable table;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("test.db"));
        table = new SqliteItemTable(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public ItemTable table() {
        return table;
    }

    @Test
    void whatWasWrittenIsThereAfterTheFileIsOpenedAgain() {
        Item item = new Item(new Key("P", "S"), 1, "{}");
        table.put(item, new Condition.Absent());
        database.close();
        open();
        assertThat(table.get(item.key())).contains(item);
    }

    @Test
    void readersWorkWhileManyWrite() {
        AtomicInteger next = new AtomicInteger();
        Race.of(6, () -> {
            for (int i = 0; i < 50; i++) {
                Key key = new Key("BUSY", "S#" + next.incrementAndGet());
                assertThat(table.put(new Item(key, 1, "{}"), new Condition.Absent()))
                        .isTrue();
                assertThat(table.get(key)).isPresent();
            }
            return true;
        });
        assertThat(table.queryAll(Query.prefix("BUSY", "S#"))).hasSize(300);
    }

    @Test
    void removingExpiredItemsTakesTheOldestFirstAndOnlyThose() {
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        expiring("OLDER", Optional.of(now.minusSeconds(200)));
        expiring("OLD", Optional.of(now.minusSeconds(100)));
        expiring("SOON", Optional.of(now.plusSeconds(100)));
        expiring("NEVER", Optional.empty());
        assertThat(table.removeExpired(now, 1)).isEqualTo(1);
        assertThat(table.get(new Key("P", "OLDER"))).isEmpty();
        assertThat(table.removeExpired(now, 10)).isEqualTo(1);
        assertThat(table.queryAll(Query.prefix("P", "")))
                .extracting(i -> i.key().sort())
                .containsExactly("NEVER", "SOON");
    }

    private void expiring(String sort, Optional<Instant> expires) {
        table.put(new Item(new Key("P", sort), 1, "{}", expires), new Condition.Absent());
    }

    /** The judges' money on the same table. */
    @Nested
    class Promise9TheCapHoldsOnSqliteTest extends BudgetContract {
        @Override
        protected ItemTable table() {
            return table;
        }
    }
}
