package dev.casebook.local.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteWorkQueueTest {
    @TempDir
    private Path folder;

    @Test
    void aLaneGoesToTheEvaluationsWithItsDelay() {
        MovableClock clock = new MovableClock();
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("test.db"))) {
            SqliteQueue jobs = new SqliteQueue(database, "jobs", 5, clock);
            SqliteQueue evaluations = new SqliteQueue(database, "evaluations", 5, clock);
            Job lane = new Job.RunLane("exp1", 0, 7);
            new SqliteWorkQueue(jobs, evaluations).send(lane, Duration.ofSeconds(30));
            assertThat(jobs.counts()).isEqualTo(new QueueCounts(0, 0, 0, 0));
            assertThat(evaluations.receive(1, Duration.ofMinutes(1))).isEmpty();
            clock.pass(Duration.ofSeconds(30));
            assertThat(evaluations.receive(1, Duration.ofMinutes(1)))
                    .singleElement()
                    .satisfies(m -> assertThat(Messages.readJob(m.body())).isEqualTo(lane));
        }
    }
}
