package dev.casebook.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A support ticket says which conversation it is about, and nothing else. */
class TicketWithAConversationTest {
    private static final String AGENT = """
            url: ${CASEBOOK_PUBLIC_URL}/agents/clinic/{version}
            deployed: buggy
            """;

    private static final Instant NOON = Instant.parse("2026-03-04T11:12:00Z");

    @TempDir
    Path folder;

    @Test
    void theTurnThatWentWrongStandsFirstAndOneTapMakesItACase() {
        try (World world = World.at(NOON, folder, AGENT)) {
            world.talk(
                    "buggy",
                    "conv-7f3a91",
                    "Hello, my name is Maria Keller, +49 171 3920042. I would like to see a cardiologist.",
                    "Please book me with Dr. Okafor next Tuesday at 3 pm.",
                    "Thank you, bye!");
            world.talk("buggy", "conv-000000", "Where can I park?");

            world.sam.write("/casebook find conversation=conv-7f3a91");
            Seen found = world.sam.seesAlone("turns found");
            assertThat(found.firstLine()).isEqualTo("3 turns found");
            assertThat(found.text())
                    .containsSubsequence(
                            "1. 4 Mar 11:12",
                            "Suspicious: tool book_appointment failed: SLOT_TAKEN",
                            "Please book me with Dr. Okafor next Tuesday at 3 pm.",
                            "You are booked with Dr. Okafor",
                            "2. 4 Mar 11:12",
                            "Thank you, bye!",
                            "3. 4 Mar 11:12",
                            "my name is Person A")
                    .doesNotContain("Keller", "3920042", "park");
            assertThat(found.buttons()).contains("Add 1 as a case", "Add 2 as a case", "Add 3 as a case");

            world.sam.press(found, "Add 1");
            Seen incident = world.robin.sees("book_appointment", "SLOT_TAKEN", "3 of 3");
            assertThat(incident.text()).contains("Please book me with Dr. Okafor next Tuesday at 3 pm.", "in clinic");
            assertThat(incident.buttons()).contains("Write the right answer");
            assertThat(world.robin.all()).as("the search was Sam's alone").containsExactly(incident);
        }
    }
}
