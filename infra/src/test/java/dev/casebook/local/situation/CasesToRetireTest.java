package dev.casebook.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter begins, and some cases told nothing for a long time. */
class CasesToRetireTest {
    private static final String AGENT = """
            url: ${CASEBOOK_PUBLIC_URL}/agents/clinic/{version}
            deployed: fixed
            """;

    private static final Instant MARCH = Instant.parse("2026-03-31T12:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T09:00:30Z");
    private static final Instant JULY = Instant.parse("2026-07-01T09:00:30Z");

    @TempDir
    Path folder;

    @Test
    void theTeamIsAskedOnceAQuarterAndWhatItKeepsIsNotAskedAgain() {
        try (World world = World.at(MARCH, folder, AGENT)) {
            Person robin = world.robin;
            world.baseline();
            IntStream.range(0, 9).forEach(i -> world.run(i % 2 == 0 ? "regressed" : "fixed"));
            world.pass(Duration.ofMinutes(5));

            world.passUntil(APRIL);
            Seen asked = robin.sees("to retire?");
            assertThat(asked.text())
                    .contains(
                            "Nothing is retired unless you say so.",
                            "It passed in all 10 runs of 2 versions, every score the same",
                            "which are asked about next quarter",
                            "10 runs were looked at.");
            List<String> keeps = asked.buttons().stream()
                    .filter(label -> label.startsWith("Keep "))
                    .toList();
            assertThat(keeps).as("at most ten by name").hasSize(10);
            String kept = keeps.getFirst().replace("Keep ", "");
            String retired = keeps.get(1).replace("Keep ", "");

            robin.press(asked, "Keep " + kept);
            Seen one = robin.seesIn(asked, "Kept by");
            robin.press(one, "Retire " + retired);
            Seen decided = robin.seesIn(asked, "Kept by", "Retired by");
            assertThat(decided.text()).contains("Kept by @Robin Vale on 1 Apr.", "Retired by @Robin Vale on 1 Apr.");
            assertThat(decided.buttons()).hasSize(16).noneMatch(label -> label.endsWith(kept));
            robin.write("/casebook show " + retired);
            robin.seesAlone(retired, "It passed in all 10 runs");

            world.passUntil(APRIL.plus(Duration.ofDays(1)));
            world.passUntil(JULY);
            Seen next = robin.sees("clinic: 57 cases to retire?");
            assertThat(next.ts()).isNotEqualTo(asked.ts());
            assertThat(next.text()).doesNotContain(kept, retired);
            assertThat(next.buttons()).hasSize(20);
            assertThat(robin.all().stream().filter(seen -> seen.says("to retire?")))
                    .as("one message a quarter")
                    .hasSize(2);
        }
    }
}
