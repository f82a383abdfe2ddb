package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.CasebookException;
import dev.casebook.casefile.ImportCases;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code export <dataset>}: the file goes to whoever asked, wherever they asked. */
class ExportTest {
    private static final Address ALONE = new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U1");
    private static final Subject CLINIC = new Subject(Subject.Kind.EXPORT, "clinic");

    private final Desk desk = new Desk();
    private final Front front = new Front();

    @BeforeEach
    void aDataset() {
        desk.cases.ensureDataset("clinic", "clinic-scheduler");
    }

    private void deliver(Reply reply) {
        desk.deliverReply.deliver("m-0", reply);
    }

    @Test
    void whoAsksGetsTheCasesInADirectMessageOnceAndImportReadsThem() {
        desk.cases.add(desk.samples.draft(), Optional.empty());
        deliver(new Reply.Refresh(ALONE, CLINIC));
        desk.wait(Duration.ofSeconds(3));
        deliver(new Reply.Refresh(ALONE, CLINIC));
        assertThat(desk.chat.whispers)
                .hasSize(2)
                .allSatisfy(shown -> assertThat(shown.text()).contains("1 case in clinic-v", "direct message"));
        assertThat(desk.chat.calls.stream().filter(call -> call.startsWith("upload")))
                .singleElement()
                .asString()
                .endsWith(" to U1");
        imported(desk.chat.files.values().iterator().next().content().lines().toList());
    }

    private void imported(List<String> lines) {
        RuleRedactor redactor = new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US");
        new ImportCases(desk.cases, redactor, spec -> {}, desk.parts.clock())
                .run("copy", "clinic-scheduler", "clinic.jsonl", lines);
        assertThat(desk.cases.cases("copy"))
                .extracting(c -> c.label().failureMode())
                .containsExactly(desk.samples.draft().label().failureMode());
    }

    @Test
    void aDatasetWithoutCasesHasNoFileAndSaysSo() {
        deliver(new Reply.Refresh(ALONE, CLINIC));
        assertThat(desk.chat.files).isEmpty();
        assertThat(desk.chat.whispers)
                .singleElement()
                .satisfies(shown -> assertThat(shown.text()).contains("no cases to write"));
    }

    @Test
    void aFileThatSlackRefusesIsSaidAndTheMessageComesAllTheSame() {
        desk.cases.add(desk.samples.draft(), Optional.empty());
        desk.chat.failUpload(new CasebookException.Permanent("The Slack app lacks a permission (files:write)."));
        deliver(new Reply.Refresh(ALONE, CLINIC));
        assertThat(desk.chat.whispers)
                .satisfiesExactly(
                        problem -> assertThat(problem.text()).contains("could not be sent", "files:write"),
                        shown -> assertThat(shown.text()).contains("1 case in"));
    }

    @Test
    void aMentionIsAnsweredToItsSenderAlone() {
        front.post(
                "/slack/events",
                "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"app_mention\","
                        + "\"user\":\"U1\",\"channel\":\"C1\",\"ts\":\"2.000002\",\"text\":\"<@U0BOT> export clinic\"}}");
        assertThat(front.jobs).singleElement().isInstanceOfSatisfying(Job.Show.class, show -> {
            assertThat(show.subject()).isEqualTo(CLINIC);
            assertThat(show.ping().replyTo()).isInstanceOf(Address.Ephemeral.class);
        });
    }

    @Test
    void aCommandSaysWhatItDoesAndWithoutADatasetAsksWhich() {
        assertThat(Front.json(front.command("export clinic")).path("text").asText())
                .isEqualTo("Exporting dataset *clinic*…");
        front.command("export");
        assertThat(front.jobs)
                .satisfiesExactly(
                        show -> assertThat(((Job.Show) show).subject()).isEqualTo(CLINIC),
                        ask -> assertThat(((Job.Choose) ask).choice().command("clinic"))
                                .isEqualTo("export clinic"));
    }
}
