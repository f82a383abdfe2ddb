package dev.casebook.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert stands in the channel already: what Casebook has to say of it stands below, and the channel stays as it is. */
class AlertsOwnThreadTest {
    private static final String AGENT = """
            url: ${CASEBOOK_PUBLIC_URL}/agents/clinic/{version}
            deployed: buggy
            """;

    private static final Instant MORNING = Instant.parse("2026-03-04T09:42:00Z");

    @TempDir
    Path folder;

    @Test
    void theShortcutAndAMentionAreAnsweredBelowTheAlertTheyAreAbout() {
        try (World world = World.at(MORNING, folder, AGENT)) {
            Person sam = world.sam;
            Seen alert = alert(world, "conv-1", "Booking failed");
            sam.addToCasebook(alert);
            sam.form("Add a case").send();
            Seen incident = sam.seesBelow(alert, "SLOT_TAKEN", "3 of 3");
            assertThat(incident.caseId()).isNotEmpty();

            Seen other = alert(world, "conv-2", "Booking failed again");
            sam.reply(other, "@casebook add " + trace(other) + " --anyway");
            Seen below = sam.seesBelow(other, "SLOT_TAKEN", "3 of 3");

            assertThat(below.caseId()).isNotEqualTo(incident.caseId());
            assertThat(sam.all())
                    .filteredOn(seen -> seen.says("SLOT_TAKEN") && !seen.alone())
                    .allMatch(seen -> seen.inThreadOf(alert) || seen.inThreadOf(other))
                    .hasSize(2);

            sam.write("/casebook show");
            Seen question = sam.seesAlone("Which case?");
            sam.press(question, incident.caseId());
            assertThat(sam.seesIn(question, "Chosen: show " + incident.caseId()).buttons())
                    .as("buttons go when they were used")
                    .isEmpty();
            sam.seesAlone("SLOT_TAKEN", "Draft");
        }
    }

    private static Seen alert(World world, String conversation, String title) {
        String trace = world.talk(
                        "buggy",
                        conversation,
                        "Hello, I would like to see a cardiologist.",
                        "Please book me with Dr. Okafor next Tuesday at 3 pm.")
                .getLast();
        world.sam.write("[FIRING:1] " + title + " " + trace);
        return world.sam.sees(title + " " + trace);
    }

    private static String trace(Seen alert) {
        return alert.firstLine().substring(alert.firstLine().lastIndexOf(' ') + 1);
    }
}
