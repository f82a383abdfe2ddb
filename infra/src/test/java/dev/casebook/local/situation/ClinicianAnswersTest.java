package dev.casebook.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent should have said, the engineer does not know. The clinician does, and has never heard of cases. */
class ClinicianAnswersTest {
    private static final String AGENT = """
            url: ${CASEBOOK_PUBLIC_URL}/agents/clinic/{version}
            deployed: buggy
            """;

    private static final Instant MORNING = Instant.parse("2026-03-04T09:42:00Z");

    @TempDir
    Path folder;

    @Test
    void theClinicianReadsTheChatWritesTheAnswerAndTheNextDiffSaysFixed() {
        try (World world = World.at(MORNING, folder, AGENT)) {
            Person sam = world.sam;
            Person imani = world.imani;
            world.baseline();
            String trace = world.talk(
                            "buggy",
                            "conv-1",
                            "Hello, my name is Maria Keller, +49 171 3920042. I would like to see a cardiologist.",
                            "Please book me with Dr. Okafor next Tuesday at 3 pm.")
                    .getLast();
            sam.write("/casebook add " + trace);
            Seen incident = sam.sees("SLOT_TAKEN", "3 of 3");

            sam.write("/casebook answer " + incident.caseId() + " @imani");

            Seen asked = imani.seesAlone("What is the right answer?");
            assertThat(asked.text())
                    .containsSubsequence(
                            "@Sam Oduya",
                            "my name is Person A",
                            "Please book me with Dr. Okafor next Tuesday at 3 pm.",
                            "You are booked with Dr. Okafor",
                            "SLOT_TAKEN")
                    .doesNotContain("Keller", "3920042");
            assertThat(asked.buttons()).containsExactly("Write the right answer", "Agent was right", "Cannot tell");
            sam.seesIn(incident, "@Imani Berg");

            imani.press(asked, "Write the right answer");
            imani.form("Write the right answer")
                    .write("What should the agent", "15:00 is already taken, so it is not booked. Free: 14:30, 15:30.")
                    .write("It must say", "already taken")
                    .write("It must not say", "You are booked")
                    .send();

            assertThat(imani.seesIn(asked, "Thank you").buttons()).isEmpty();
            sam.sees("answered by @Imani Berg", "15:00 is already taken");
            sam.seesIn(incident, "15:00 is already taken", "Written by @Imani Berg");

            sam.write("/casebook eval clinic --agent-version fixed");
            Seen diff = sam.sees("Ready: yes");
            assertThat(diff.text())
                    .containsSubsequence("Fixed", "Please book me with Dr. Okafor next Tuesday at 3 pm.");
        }
    }
}
