package dev.casebook.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.conversations.RealPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A support ticket says which conversation it is about, and nothing else. */
class TicketWithAConversationTest {
    private static final String AGENT = """
            url: ${CASEBOOK_PUBLIC_URL}/agents/clinic/{version}
            deployed: buggy
            """;

    private static final Instant NOON = Instant.parse("2026-03-04T11:12:00Z");

    private static final String PASSWORD = "of the tests alone";

    @TempDir
    Path folder;

    /** The traces know nothing of the conversation: which turns it had stands in the support team's own database. */
    private static World.Besides lookUp(RealPostgres support) {
        return new World.Besides(
                """
                sources:
                  tempo: {type: tempo, url: '${CASEBOOK_PUBLIC_URL}/tempo'}
                conversations:
                  support:
                    url: '%s'
                    user: secret:SUPPORT_USER
                    password: secret:SUPPORT_PASSWORD
                    query: >-
                      select run_id from turns where conversation_id = :conversation or ticket = :ticket order by turn
                    source: tempo
                """.formatted(support.url()), Map.of("SUPPORT_USER", "casebook", "SUPPORT_PASSWORD", PASSWORD));
    }

    private static String row(String conversation, String ticket, int turn, String trace) {
        return "insert into turns values ('" + conversation + "', '" + ticket + "', " + turn + ", '"
                + trace.replace("tempo:", "") + "')";
    }

    @Test
    void theTurnThatWentWrongStandsFirstAndOneTapMakesItACase() {
        try (RealPostgres support = RealPostgres.start();
                World world = World.at(NOON, folder, AGENT, lookUp(support))) {
            support.run(
                    "create table turns (conversation_id text, ticket text, turn int, run_id text)",
                    "create role casebook login password '" + PASSWORD + "'",
                    "grant select on turns to casebook");
            List<String> turns = world.talk(
                    "buggy",
                    "no-such-conversation-in-the-traces",
                    "Hello, my name is Maria Keller, +49 171 3920042. I would like to see a cardiologist.",
                    "Please book me with Dr. Okafor next Tuesday at 3 pm.",
                    "Thank you, bye!");
            List<String> other = world.talk("buggy", "another", "Where can I park?");
            for (int turn = 0; turn < turns.size(); turn++) {
                support.run(row("conv-7f3a91", "4711", turn, turns.get(turn)));
            }
            support.run(row("conv-000000", "4712", 0, other.getFirst()));

            world.sam.write("/casebook find conversation=no-such-conversation");
            world.sam.seesAlone("Nothing found");
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
