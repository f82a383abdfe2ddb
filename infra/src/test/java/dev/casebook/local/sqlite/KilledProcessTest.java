package dev.casebook.local.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.store.Item;
import dev.casebook.store.Query;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process that owns the folder and writes is killed in the middle of its work. */
@Timeout(120)
class KilledProcessTest {

    @TempDir
    private Path temporary;

    @Test
    void whatAKilledProcessAcknowledgedIsThereAndTheFolderIsFree() throws IOException, InterruptedException {
        long acknowledged = writeAndKill();
        try (DataFolder folder = DataFolder.open(temporary);
                SqliteDatabase database = SqliteDatabase.open(folder.database())) {
            assertThat(integrity(database)).isEqualTo("ok");
            SqliteItemTable table = new SqliteItemTable(database);
            List<Item> singles = table.queryAll(Query.prefix("SINGLE", ""));
            assertThat(singles.subList(0, (int) acknowledged))
                    .isEqualTo(LongStream.range(0, acknowledged)
                            .mapToObj(EndlessWriter::single)
                            .toList());
            assertThat(sorts(table, "LEFT")).hasSizeGreaterThanOrEqualTo((int) acknowledged);
            assertThat(sorts(table, "LEFT")).isEqualTo(sorts(table, "RIGHT"));
            SqliteQueue queue = new SqliteQueue(database, "jobs", 3, InstantSource.system());
            assertThat(queue.releaseInFlight()).isGreaterThanOrEqualTo((int) acknowledged / 2);
            assertThat(queue.counts().visible()).isGreaterThanOrEqualTo(acknowledged);
            assertThat(queue.receive(1, Duration.ofHours(1))).hasSize(1);
        }
    }

    /** Runs the writer until it has acknowledged a few hundred rounds, kills it, and says how many it did. */
    private long writeAndKill() throws IOException, InterruptedException {
        Path errors = temporary.resolve("errors.txt");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        temporary.toString())
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader lines = writer.inputReader()) {
            long last = -1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Long.parseLong(line);
                if (last == 300) {
                    assertThatThrownBy(() -> DataFolder.open(temporary))
                            .isInstanceOf(CasebookException.Permanent.class)
                            .hasMessageContaining("process " + writer.pid());
                    writer.toHandle().destroyForcibly(); // the process alone: its last lines are still to be read
                }
            }
            assertThat(last).as(Files.readString(errors)).isGreaterThanOrEqualTo(300);
            assertThat(writer.waitFor()).as("ended by a signal").isEqualTo(137);
            return last + 1;
        } finally {
            writer.destroyForcibly();
        }
    }

    private static List<String> sorts(SqliteItemTable table, String partition) {
        return table.queryAll(Query.prefix(partition, "")).stream()
                .map(i -> i.key().sort())
                .toList();
    }

    private static String integrity(SqliteDatabase database) {
        return database.read(connection -> {
            try (ResultSet rows = connection.prepared("PRAGMA integrity_check").executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
