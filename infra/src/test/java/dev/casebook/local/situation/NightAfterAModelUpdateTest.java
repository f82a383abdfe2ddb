package dev.casebook.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody deployed anything, and yet the agent is another one: what stands behind its model's name was exchanged. */
class NightAfterAModelUpdateTest {
    private static final String AGENT = """
            versions: {'2.1': '${CASEBOOK_PUBLIC_URL}/agents/clinic/live'}
            deployed: '2.1'
            nightly: {at: 02:00, zone: Europe/Berlin}
            owner: U0MAINTAIN
            """;

    /** Six in the evening in Berlin. */
    private static final Instant EVENING = Instant.parse("2026-03-04T17:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-03-05T01:00:20Z");

    @TempDir
    Path folder;

    @Test
    void theTeamReadsWhatBrokeWhoShouldLookAndWhatElseChanged() {
        try (World world = World.at(EVENING, folder, AGENT)) {
            Person robin = world.robin;
            world.live("fixed");
            world.baseline();
            world.pass(Duration.ofMinutes(5));

            world.passUntil(NIGHT);
            Seen quiet = robin.sees("at night");
            assertThat(quiet.text()).isEqualTo("clinic at night: nothing changed, 60 of 60 cases pass.");

            world.live("drifted");
            world.passUntil(NIGHT.plus(Duration.ofDays(1)));
            Seen loud = robin.sees("broke this night");
            assertThat(loud.firstLine()).isEqualTo("clinic: 3 cases broke this night");
            assertThat(loud.text())
                    .contains(
                            "@Robin Vale",
                            "6 March, 02:00 Europe/Berlin",
                            "57 of 60 cases pass",
                            "version 2.1, the same version as in EXP-")
                    .contains("Free times on the next Tuesday", "A specialty said in everyday words", "The missing day")
                    .contains("does not state “15:00”, “16:30”")
                    .containsSubsequence("What changed besides", "clinic-rules → clinic-rules-2");
            assertThat(loud.buttons()).contains("Re-run on the old pin", "Accept as baseline");
            Set<String> incidents = incidents(loud);
            assertThat(incidents).as("one for each case that broke").hasSize(3);
            robin.write("/casebook incidents");
            robin.seesAlone(incidents.toArray(String[]::new));

            world.passUntil(NIGHT.plus(Duration.ofDays(2)));
            Seen still = robin.sees("2nd night");
            assertThat(still.firstLine()).isEqualTo("clinic: still broken, 2nd night");
            assertThat(incidents(still)).as("the same ones").isEqualTo(incidents);

            world.live("fixed");
            world.passUntil(NIGHT.plus(Duration.ofDays(3)));
            Seen mended = robin.sees("Fixed again");
            assertThat(mended.text())
                    .contains("60 of 60 cases pass", "The missing day")
                    .doesNotContain("@");
            assertThat(fromCasebook(robin)).as("one message a night").isEqualTo(4);
        }
    }

    private static Set<String> incidents(Seen message) {
        return Pattern.compile("INC-[0-9A-Z]{8}")
                .matcher(message.text())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static long fromCasebook(Person person) {
        return person.all().stream().filter(seen -> !seen.alone()).count();
    }
}
