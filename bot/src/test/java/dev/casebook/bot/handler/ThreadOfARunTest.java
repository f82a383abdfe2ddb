package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.CasebookException;
import dev.casebook.bot.message.Block;
import dev.casebook.bot.message.Button;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.slack.Chat;
import dev.casebook.casefile.Dataset;
import dev.casebook.diff.Verdict;
import dev.casebook.evaluation.Experiment;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThreadOfARunTest {
    private static final Duration PACE = Duration.ofSeconds(3);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final String ROOT = "1000.000001";
    private final Desk desk = new Desk();

    private Experiment complete() throws JsonProcessingException {
        desk.cases.ensureDataset("clinic", "clinic-scheduler");
        Experiment run = desk.running(4);
        desk.complete(run, desk.samples.diff(Verdict.Ready.NO));
        return run;
    }

    @Test
    void theDetailsAndTheFilesStandInTheThreadAndTheRequesterIsCalledOnceAtTheEnd() throws JsonProcessingException {
        Experiment run = complete();
        for (int i = 0; i < 4; i++) {
            desk.deliverReply.deliver("m-" + i, Desk.refresh(run));
            desk.wait(PACE.plusSeconds(1));
        }
        assertThat(desk.chat.calls.subList(0, 5))
                .containsExactly(
                        "post C1",
                        "post C1 in " + ROOT,
                        "upload EXP-7KQ2M9XA.html to C1 in " + ROOT,
                        "upload EXP-7KQ2M9XA.csv to C1 in " + ROOT,
                        "post C1 in " + ROOT);
        assertThat(desk.chat.calls.subList(5, desk.chat.calls.size()))
                .as("later only what may have changed is brought up to date")
                .containsOnly("update " + ROOT, "update 1000.000002");
        assertThat(desk.chat.texts())
                .hasSize(3)
                .last()
                .isEqualTo("@U0DAVE clinic with version fixed is done. Ready: no, 1 regressed.");
        assertThat(desk.chat.files.values())
                .satisfiesExactly(
                        page -> assertThat(page.content()).startsWith("<!doctype html>"),
                        table -> assertThat(table.content()).startsWith("dataset,"));
    }

    @Test
    void aFileWhoseAcknowledgementIsLostIsFoundAgainAndNotSharedTwice() throws JsonProcessingException {
        Experiment run = complete();
        Reply refresh = Desk.refresh(run);
        desk.chat.duringUpload(() -> {
            throw new CasebookException.Retryable("Slack did not answer in time.");
        });
        assertThatThrownBy(() -> desk.deliverReply.deliver("m-1", refresh))
                .isInstanceOf(CasebookException.Retryable.class);
        desk.wait(LEASE);
        desk.deliverReply.deliver("m-1", refresh);
        assertThat(desk.chat.files).hasSize(2);
        assertThat(desk.chat.calls).contains("find EXP-7KQ2M9XA.html");
        assertThat(desk.chat.texts()).last().asString().startsWith("@U0DAVE");
    }

    @Test
    void aFileThatSlackRefusesIsSaidOnceAndTheRestIsShown() throws JsonProcessingException {
        Experiment run = complete();
        desk.chat.duringUpload(() -> {
            throw new CasebookException.Permanent("The Slack app lacks a permission (files:write).");
        });
        desk.deliverReply.deliver("m-1", Desk.refresh(run));
        assertThat(desk.chat.texts())
                .anySatisfy(text -> assertThat(text).contains("could not be attached", "files:write"))
                .last()
                .asString()
                .startsWith("@U0DAVE");
    }

    @Test
    void anEphemeralAnswerHasTheDetailsAndMentionsNobody() throws JsonProcessingException {
        Experiment run = complete();
        Address sender = new Address.Ephemeral("", "C1", "U1");
        desk.deliverReply.deliver("m-1", new Reply.Refresh(sender, new Subject(Subject.Kind.EXPERIMENT, run.id())));
        assertThat(desk.chat.calls).containsExactly("whisper U1", "whisper U1");
        assertThat(desk.chat.whispers)
                .last()
                .satisfies(shown -> assertThat(shown.text()).startsWith("Evaluator"));
    }

    @Test
    void aButtonGoesWhenItIsUsed() throws JsonProcessingException {
        Experiment run = complete();
        desk.deliverReply.deliver("m-1", Desk.refresh(run));
        assertThat(buttons()).contains("Set as baseline", "Re-run with 5 trials");
        desk.cases.setBaseline(
                "clinic",
                Optional.empty(),
                new Dataset.Baseline("fixed", run.id(), "U0CAROL", "released", desk.now()),
                Optional.empty());
        desk.wait(PACE);
        desk.deliverReply.deliver("m-2", Desk.refresh(run));
        assertThat(buttons()).contains("Re-run with 5 trials").doesNotContain("Set as baseline");
        assertThat(root().text()).contains("The baseline of clinic since 2 Mar");
    }

    @Test
    void aReactionOnTheDetailsIsOneOnTheRun() throws JsonProcessingException {
        Experiment run = complete();
        desk.deliverReply.deliver("m-1", Desk.refresh(run));
        Address sender = new Address.Ephemeral("", "C1", "U1");
        desk.deliverReply.deliver("m-2", new Reply.FollowReaction(sender, "C1", "1000.000002"));
        assertThat(desk.chat.whispers)
                .singleElement()
                .satisfies(shown -> assertThat(shown.text()).startsWith("Ready: no"));
    }

    private SlackMessage root() {
        return desk.chat.visible.entrySet().stream()
                .filter(entry -> entry.getKey().equals(new Chat.Posted("C1", ROOT)))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private List<String> buttons() {
        List<String> labels = new ArrayList<>();
        for (Block block : root().blocks()) {
            if (block instanceof Block.Actions actions) {
                actions.controls().stream()
                        .filter(Button.class::isInstance)
                        .forEach(button -> labels.add(((Button) button).label()));
            }
        }
        return labels;
    }
}
