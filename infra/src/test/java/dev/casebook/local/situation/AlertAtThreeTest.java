package dev.casebook.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The phone rings at three. The alert says that something is wrong, and not with which conversation. */
class AlertAtThreeTest {
    private static final String AGENT = """
            url: ${CASEBOOK_PUBLIC_URL}/agents/clinic/{version}
            deployed: buggy
            """;

    private static final Instant THREE = Instant.parse("2026-03-04T03:00:10Z");

    @TempDir
    Path folder;

    @Test
    void casebookSearchesSaysWhatStandsOutAndWhyAndOneTapMakesItACase() {
        try (World world = World.at(THREE, folder, AGENT)) {
            Person sam = world.sam;
            world.alert(
                    "Bookings that were none", "book_appointment fails for Dr. Okafor, patients are told otherwise");

            Seen alert = sam.sees("Bookings that were none", "names no trace");
            assertThat(alert.text())
                    .contains("nothing failed", "tempo between 02:45 and 03:01 UTC", "look again in 45 seconds")
                    .doesNotContain("Stuck");

            world.talk("buggy", "conv-1", "Where can I park?");
            world.talk("buggy", "conv-2", "Please book me with Dr. Okafor next Tuesday at 3 pm.");
            world.pass(Duration.ofSeconds(46));

            Seen found = sam.seesIn(alert, "stand out");
            assertThat(found.text())
                    .contains("tempo between 02:45 and 03:01 UTC")
                    .containsSubsequence("03:00:", "a tool call failed", "among the slowest");

            sam.press(found, "Pick trace 1");

            Seen picked = world.robin.seesIn(alert, "3 of 3");
            assertThat(picked.text())
                    .contains("Please book me with Dr. Okafor next Tuesday at 3 pm.", "SLOT_TAKEN", "tool-misuse")
                    .doesNotContain("names no trace", "stand out");
            assertThat(picked.buttons()).contains("Write the right answer").doesNotContain("Pick trace 1");
            assertThat(world.robin.all())
                    .as("one message, the same all the time")
                    .hasSize(1);
        }
    }
}
