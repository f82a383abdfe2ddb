package dev.casebook.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engineer has a fix on a branch, and asks in the thread where it was talked about whether it works. */
class DoesTheFixWorkTest {
    private static final String AGENT = """
            url: ${CASEBOOK_PUBLIC_URL}/agents/clinic/{version}
            deployed: buggy
            """;

    private static final Instant AFTERNOON = Instant.parse("2026-03-04T14:15:00Z");

    @TempDir
    Path folder;

    @Test
    void aGoodFixIsReadyAndABadOneIsNotAndTheCaseIsNamed() {
        try (World world = World.at(AFTERNOON, folder, AGENT)) {
            Person sam = world.sam;
            world.baseline();
            Seen incident = answeredCase(world);

            sam.write("Robin, does the branch fix/taken-slot work?");
            Seen question = sam.sees("does the branch");
            sam.reply(question, "@casebook eval clinic --agent-version fixed --branch fix/taken-slot --commit 4f2a9c1");

            Seen running = sam.seesBelow(question, "Running clinic, version fixed");
            assertThat(running.text()).contains("of 61", "left", "61 cases", "branch fix/taken-slot", "commit 4f2a9c1");
            Seen good = sam.seesIn(running, "Ready:");
            assertThat(good.firstLine()).startsWith("Ready: yes");
            assertThat(good.text())
                    .contains("61 of 61 cases pass", "version fixed", "branch fix/taken-slot", "commit 4f2a9c1")
                    .containsSubsequence("Fixed", "Please book me with Dr. Okafor next Tuesday at 3 pm.");
            assertThat(world.robin.seesIn(incident, "fix verified")).isNotNull();

            sam.reply(
                    question,
                    "@casebook eval clinic --agent-version regressed --branch fix/taken-slot --commit 77b1e02");

            Seen bad = sam.seesBelow(question, "Ready: no", "commit 77b1e02");
            assertThat(bad.text())
                    .containsSubsequence("Regressed", "Another day, same part of the day", "before 3 of 3");
            assertThat(bad.text()).containsSubsequence("Fixed", "Please book me with Dr. Okafor next Tuesday at 3 pm.");
            assertThat(sam.seesIn(good, "Ready: yes"))
                    .as("the first answer stands as it was")
                    .isNotNull();
        }
    }

    /** The failure of this morning, and what the agent should have said. */
    private static Seen answeredCase(World world) {
        String trace = world.talk("buggy", "conv-1", "Please book me with Dr. Okafor next Tuesday at 3 pm.")
                .getFirst();
        world.sam.write("/casebook add " + trace + " --mode tool-misuse");
        Seen incident = world.sam.sees("SLOT_TAKEN", "3 of 3");
        world.sam.press(incident, "Write the right answer");
        world.sam
                .form("Write the right answer")
                .write("What should the agent", "15:00 is already taken, so it is not booked. Free: 14:30, 15:30.")
                .write("It must say", "already taken")
                .write("It must not say", "You are booked")
                .send();
        world.sam.sees("is active");
        return incident;
    }
}
