package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two kills in the middle of an evaluation, as by a power cut. */
@Timeout(180)
class KillTest {
    private static final int TRIALS = 5;
    private static final int A_FEW_ROWS = 60;
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void anEvaluationThatIsKilledTwiceEndsOnceWithEveryResultAndOneMessage() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        int port = Program.freePort();
        String experiment = killedAtItsFirstMessage(data, port);
        killedAfterAFewRows(data, port, experiment);
        try (Program third = Program.start(folder, Program.settings(data, port), "start")) {
            Channel channel = new Channel(third, port);
            JsonNode complete = channel.await(
                    "finished the evaluation",
                    Duration.ofSeconds(30),
                    () -> message(channel, experiment)
                            .filter(said -> said.path("state").asText().equals("COMPLETE")));
            assertThat(channel.metadata("casebook.experiment")).hasSize(1);
            assertThat(complete.path("done").asInt())
                    .isEqualTo(complete.path("total").asInt());
            everyResultIsThereOnce(
                    StoredRows.of(data, experiment), complete.path("total").asInt());
        }
    }

    private String killedAtItsFirstMessage(Path data, int port) throws IOException, InterruptedException {
        try (Program first = Program.start(folder, Program.settings(data, port), "start")) {
            Channel channel = new Channel(first, port);
            channel.awaitReproduction(START);
            channel.type("/casebook eval clinic --agent-version noisy --trials " + TRIALS);
            JsonNode said = channel.await(
                    "showed the evaluation",
                    START,
                    () -> channel.metadata("casebook.experiment").stream().findFirst());
            first.kill();
            assertThat(said.path("state").asText()).isEqualTo("RUNNING");
            return said.path("experiment").asText();
        }
    }

    private void killedAfterAFewRows(Path data, int port, String experiment) throws IOException, InterruptedException {
        int before = StoredRows.of(data, experiment).size();
        try (Program second = Program.start(folder, Program.settings(data, port), "start")) {
            Channel channel = new Channel(second, port);
            channel.await(
                    "went on with the evaluation",
                    START,
                    () -> Optional.of(StoredRows.of(data, experiment).size())
                            .filter(rows -> rows >= before + A_FEW_ROWS));
            second.kill();
        }
    }

    private static Optional<JsonNode> message(Channel channel, String experiment) {
        return channel.metadata("casebook.experiment").stream()
                .filter(said -> said.path("experiment").asText().equals(experiment))
                .findFirst();
    }

    /** Planned trials 0 to 4 of each case, and of those that were confirmed the next numbers without a gap. */
    private static void everyResultIsThereOnce(List<String> rows, int total) {
        assertThat(rows).doesNotHaveDuplicates().hasSize(total);
        TreeMap<String, List<Integer>> trials = rows.stream()
                .map(row -> row.split("#", -1))
                .collect(Collectors.groupingBy(
                        row -> row[0],
                        TreeMap::new,
                        Collectors.mapping(row -> Integer.valueOf(row[1]), Collectors.toList())));
        assertThat(trials).hasSizeGreaterThan(50);
        assertThat(trials.values())
                .allSatisfy(of -> assertThat(of)
                        .hasSizeGreaterThanOrEqualTo(TRIALS)
                        .isEqualTo(IntStream.range(0, of.size()).boxed().toList()));
    }
}
