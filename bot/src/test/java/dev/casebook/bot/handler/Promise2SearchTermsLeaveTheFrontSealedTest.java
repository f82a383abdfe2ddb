package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.Json;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.find.Terms;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 2: what people search for leaves the front encrypted, and is answered to nobody but them. */
class Promise2SearchTermsLeaveTheFrontSealedTest {
    private static final String TERM = "jane.roe@home.example";

    private final Front front = new Front();

    private void nothingOfItIsInAQueue() {
        assertThat(front.jobs.stream().map(Promise2SearchTermsLeaveTheFrontSealedTest::readable))
                .isNotEmpty()
                .noneMatch(text -> text.contains("jane"));
    }

    /** The message, what a log would say of it, and what is in its sealed part for somebody without the key. */
    private static String readable(Job job) {
        String sealed = job instanceof Job.Find find
                ? new String(Base64.getDecoder().decode(find.sealed()), StandardCharsets.ISO_8859_1)
                : "";
        return Messages.write(job) + job + sealed;
    }

    @Test
    void aSlashCommandSendsASealedSearchAndSaysHowTheTimeWasUnderstood() {
        var response = front.command("find user=" + TERM + " text=\"" + TERM + "\" at=\"2:30 UTC\" ±45m");

        assertThat(Front.json(response).path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(Front.json(response).path("text").asText())
                .isEqualTo("Searching around 02:30 UTC ± 45 min… Only you will see what is found.");
        Job.Find find = (Job.Find) front.jobs.getFirst();
        assertThat(find.ping().replyTo())
                .isEqualTo(new Address.Ephemeral("https://hooks.slack.com/commands/1", "C1", "U1"));
        Terms terms = Front.SEAL.open(find.sealed(), find.ping().id());
        assertThat(terms.where()).containsEntry(TraceQuery.Field.USER, TERM);
        assertThat(terms.text()).contains(TERM);
        assertThat(terms.from()).isEqualTo("2026-03-02T01:45:00Z");
        assertThat(terms.to()).isEqualTo("2026-03-02T03:15:00Z");
        nothingOfItIsInAQueue();
    }

    @Test
    void aMentionIsAnsweredPrivatelyAndWarnedThatItCanBeRead() {
        front.post("/slack/events", mention("<@U0BOT> find user=" + TERM));

        Address alone = new Address.Ephemeral("", "C1", "U1", Optional.of("2.000002"));
        assertThat(front.jobs)
                .hasSize(2)
                .extracting(job -> ((Job.Desk) job).ping().replyTo())
                .containsOnly(alone);
        assertThat(((Job.Tell) front.jobs.getFirst()).text()).contains("can be read by everybody here");
        assertThat(front.jobs.getLast()).isInstanceOf(Job.Find.class);
        assertThat(front.jobs)
                .as("the inbox takes one outcome for each")
                .extracting(job -> ((Job.Desk) job).ping().id())
                .doesNotHaveDuplicates();
        nothingOfItIsInAQueue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find user=" + TERM + " at=lunch",
                "fimd user=" + TERM,
                "find " + TERM,
                "find text=" + TERM + " and more",
                "find --usr " + TERM
            })
    void aMentionThatIsMisreadIsAnsweredWithoutItsValues(String typed) {
        front.post("/slack/events", mention("<@U0BOT> " + typed));
        assertThat(front.jobs).singleElement().isInstanceOf(Job.Tell.class);
        nothingOfItIsInAQueue();
    }

    @Test
    void theAddButtonAddsThatTurn() {
        press("add_found:3", "tempo:a1#2 clinic");
        press("add_found:1", "tempo:a1");
        press("add_found:1", "nonsense");

        assertThat(front.jobs)
                .filteredOn(Job.AddCase.class::isInstance)
                .extracting(job -> ((Job.AddCase) job).trace() + " " + ((Job.AddCase) job).dataset())
                .containsExactly(
                        "tempo:000000000000000000000000000000a1#2 " + Optional.of("clinic"),
                        "tempo:000000000000000000000000000000a1 " + Optional.empty());
        assertThat(((Job.Tell) front.jobs.getLast()).text()).contains("out of date");
    }

    private void press(String action, String value) {
        front.payload("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                + "\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"13.37\",\"response_url\":\"\",\"actions\":[{\"action_id\":\""
                + action + "\",\"value\":\"" + value + "\"}]}");
    }

    private static String mention(String text) {
        return "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"app_mention\","
                + "\"user\":\"U1\",\"channel\":\"C1\",\"ts\":\"2.000002\",\"text\":"
                + Json.mapper().getNodeFactory().textNode(text) + "}}";
    }
}
