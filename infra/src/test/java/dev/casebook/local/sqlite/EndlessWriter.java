package dev.casebook.local.sqlite;

import dev.casebook.store.Change;
import dev.casebook.store.Condition;
import dev.casebook.store.Item;
import dev.casebook.store.Key;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The program that {@link KilledProcessTest} kills: owns a data folder and writes until it is ended. It prints a number only when
 * everything of that number was acknowledged.
 */
final class EndlessWriter {

    private EndlessWriter() {}

    static Item single(long i) {
        return new Item(new Key("SINGLE", "S#" + (1_000_000 + i)), 1, "{\"pad\":\"" + "x".repeat(500) + "\"}");
    }

    static Item left(long i) {
        return new Item(new Key("LEFT", "S#" + (1_000_000 + i)), 1, "{}");
    }

    static Item right(long i) {
        return new Item(new Key("RIGHT", "S#" + (1_000_000 + i)), 1, "{}");
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (DataFolder folder = DataFolder.open(Path.of(arguments[0]));
                SqliteDatabase database = SqliteDatabase.open(folder.database())) {
            SqliteItemTable table = new SqliteItemTable(database);
            SqliteQueue queue = new SqliteQueue(database, "jobs", 3, InstantSource.system());
            Condition absent = new Condition.Absent();
            for (long i = 0; ; i++) {
                table.put(single(i), absent);
                table.transact(List.of(new Change.Put(left(i), absent), new Change.Put(right(i), absent)));
                queue.send("job " + i, Duration.ZERO);
                if (i % 2 == 1) {
                    queue.receive(1, Duration.ofHours(1)); // half of the jobs are in flight at the end
                }
                out.println(i);
            }
        }
    }
}
