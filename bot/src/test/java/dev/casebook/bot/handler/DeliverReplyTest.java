package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.evaluation.Experiment;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DeliverReplyTest {
    private static final Duration PACE = Duration.ofSeconds(3);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private final Desk desk = new Desk();

    @Test
    void anExperimentHasOneMessageThatIsUpdatedInPlace() {
        Experiment experiment = desk.running(1);
        deliver(Desk.refresh(experiment));
        desk.wait(PACE);
        desk.results(experiment, 3);
        deliver(Desk.refresh(experiment));
        desk.wait(PACE);
        desk.complete(experiment);
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.calls)
                .containsExactly("post C1", "update 1000.000001", "update 1000.000001", "post C1 in 1000.000001");
        assertThat(desk.chat.texts())
                .satisfiesExactly(
                        root -> assertThat(root).startsWith("Finished clinic"),
                        over -> assertThat(over).isEqualTo("@U0DAVE clinic with version fixed is done."));
        assertThat(desk.queued).isEmpty();
    }

    @Test
    void howeverManyDeliverAtOnceThereIsOneMessage() throws Exception {
        Experiment experiment = desk.running(1);
        Callable<Boolean> delivery = () -> {
            deliver(Desk.refresh(experiment));
            return true;
        };
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> delivered : workers.invokeAll(Collections.nCopies(40, delivery))) {
                assertThat(delivered.get()).isTrue();
            }
        }
        assertThat(desk.chat.calls).containsExactly("post C1");
        assertThat(desk.queued).as("the newest state is still to come").isNotEmpty();
    }

    @Test
    void anUpdateThatComesTooEarlyComesAgainAndTheLastStateIsShown() {
        Experiment experiment = desk.running(1);
        deliver(Desk.refresh(experiment));
        desk.wait(Duration.ofSeconds(1));
        desk.results(experiment, 2);
        deliver(Desk.refresh(experiment));
        desk.results(experiment, 3);
        deliver(Desk.refresh(experiment));
        desk.results(experiment, 4);
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.calls).containsExactly("post C1");
        assertThat(desk.queued).containsExactly(Desk.refresh(experiment));
        assertThat(desk.delays).containsExactly(Duration.ofMillis(2100));
        desk.wait(Duration.ofMillis(2100));
        deliver(desk.queued.getFirst());
        assertThat(desk.chat.texts()).singleElement().asString().contains("4 of 4");
        assertThat(desk.queued).hasSize(1);
    }

    @Test
    void anOldRefreshThatComesLateShowsTheNewestState() {
        Experiment experiment = desk.running(1);
        deliver(Desk.refresh(experiment));
        desk.complete(experiment);
        desk.wait(Duration.ofMinutes(5));
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.texts()).first().asString().startsWith("Finished clinic");
    }

    @Test
    void aStateThatChangesWhileItIsShownIsShownToo() {
        Experiment experiment = desk.running(1);
        desk.chat.during(() -> desk.complete(experiment));
        deliver(Desk.refresh(experiment));
        assertThat(desk.queued).containsExactly(Desk.refresh(experiment));
        assertThat(desk.delays).containsExactly(PACE.plusMillis(100));
    }

    @Test
    void aPostWhoseAcknowledgementIsLostIsFoundAgainAndNotDoubled() {
        Experiment experiment = desk.running(1);
        desk.chat.failAfter(new CasebookException.Retryable("Slack did not answer in time."));
        assertThatThrownBy(() -> deliver(Desk.refresh(experiment))).isInstanceOf(CasebookException.Retryable.class);
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.calls).as("the lease still runs").containsExactly("post C1");
        desk.wait(LEASE);
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.calls).containsExactly("post C1", "find C1", "update 1000.000001");
        assertThat(desk.chat.visible).hasSize(1);
    }

    @Test
    void aPostThatNeverArrivedIsPostedAfterLooking() {
        Experiment experiment = desk.running(1);
        desk.chat.failBefore(new CasebookException.Retryable("Slack did not answer in time."));
        assertThatThrownBy(() -> deliver(Desk.refresh(experiment))).isInstanceOf(CasebookException.Retryable.class);
        desk.wait(LEASE);
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.calls).containsExactly("find C1", "post C1");
        assertThat(desk.chat.visible).hasSize(1);
    }

    @Test
    void aThrottledPostFreesThePlaceAtOnce() {
        Experiment experiment = desk.running(1);
        desk.chat.failBefore(new CasebookException.Retryable("Slack asks to wait.", Duration.ofSeconds(7)));
        assertThatThrownBy(() -> deliver(Desk.refresh(experiment))).isInstanceOf(CasebookException.Retryable.class);
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.calls).containsExactly("post C1");
    }

    @Test
    void aMessageThatSomebodyDeletedIsPostedAgain() {
        Experiment experiment = desk.running(1);
        deliver(Desk.refresh(experiment));
        desk.chat.visible.clear();
        desk.wait(PACE);
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.calls).containsExactly("post C1", "update 1000.000001", "post C1");
        desk.wait(PACE);
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.calls).last().isEqualTo("update 1000.000002");
    }

    @Test
    void whoAskedHearsThatTheChannelCannotBeReached() {
        Experiment experiment = desk.running(1);
        desk.chat.failBefore(
                new CasebookException.Permanent("Casebook is not in the channel. Invite it there: /invite @casebook."));
        assertThatThrownBy(() -> deliver(Desk.refresh(experiment))).isInstanceOf(CasebookException.Permanent.class);
        assertThat(desk.chat.calls).containsExactly("post U0DAVE");
        assertThat(desk.chat.texts()).singleElement().asString().contains("/invite @casebook");
        deliver(Desk.refresh(experiment));
        assertThat(desk.chat.calls).as("once invited, it is shown").last().isEqualTo("post C1");
    }

    @Test
    void aNoteIsShownOncePerQueueMessage() {
        Reply told = new Reply.Told(new Address.InThread("C1", "5.000001"), "Case 7KQ2M9XA is retired.");
        desk.deliverReply.deliver("m-1", told);
        desk.wait(PACE);
        desk.deliverReply.deliver("m-1", told);
        assertThat(desk.chat.visible).hasSize(1);
        desk.deliverReply.deliver("m-2", told);
        assertThat(desk.chat.visible).hasSize(2);
        assertThat(desk.chat.calls).first().isEqualTo("post C1 in 5.000001");
    }

    @Test
    void aNoteWhoseFateIsUnknownWaitsForTheSameQueueMessage() {
        Reply told = new Reply.Told(new Address.Direct("U1"), "Done.");
        desk.chat.failAfter(new CasebookException.Retryable("Slack did not answer in time."));
        assertThatThrownBy(() -> desk.deliverReply.deliver("m-1", told))
                .isInstanceOf(CasebookException.Retryable.class);
        assertThatThrownBy(() -> desk.deliverReply.deliver("m-1", told))
                .isInstanceOf(CasebookException.Retryable.class);
        desk.wait(LEASE);
        desk.deliverReply.deliver("m-1", told);
        assertThat(desk.chat.visible).hasSize(1);
        assertThat(desk.queued).isEmpty();
    }

    @Test
    void refusalsGoToTheSenderAlone() {
        Address sender = new Address.Ephemeral("https://hooks.slack.com/commands/1", "C1", "U1");
        deliver(new Reply.Refused(sender, "There is no such trace.", "Nothing was saved.", "Check the id.", "7f3a"));
        assertThat(desk.chat.whispers)
                .singleElement()
                .satisfies(message -> assertThat(message.text())
                        .isEqualTo("There is no such trace.\nNothing was saved.\nCheck the id.\nref 7f3a"));
        assertThat(desk.chat.visible).isEmpty();
    }

    @Test
    void everyKindOfSubjectIsShownAndAMissingOneIsSaid() {
        Address sender = new Address.Ephemeral("", "C1", "U1");
        for (Subject.Kind kind : Subject.Kind.values()) {
            deliver(new Reply.Refresh(sender, new Subject(kind, "EXP-00000009")));
        }
        assertThat(desk.chat.whispers)
                .extracting(message -> message.text().lines().findFirst().orElse(""))
                .containsExactly(
                        "There is no incident EXP-00000009.",
                        "There is no case EXP-00000009.",
                        "There is no run EXP-00000009.",
                        "There is no dataset EXP-00000009.",
                        "No incident is open.",
                        "There are no datasets yet. The first case makes one: add <trace or link>",
                        "There is no run EXP-00000009, so nothing was compared.",
                        "That night is not known any longer.",
                        "That proposal is not known any longer.",
                        "That is no period.",
                        "There is no dataset EXP-00000009.",
                        "Nothing is running.",
                        "That question is not known any longer.",
                        "Three steps");
    }

    @Test
    void incidentsAndCasesAreShownFromTheStores() {
        desk.cases.ensureDataset("clinic", "clinic-scheduler");
        desk.cases.add(desk.samples.draft(), Optional.empty());
        desk.incidents.open(desk.samples.incident(true));
        Address channel = new Address.ChannelMessage("C1");
        deliver(new Reply.Refresh(channel, new Subject(Subject.Kind.INCIDENT, "INC-7KQ2M9XA")));
        deliver(new Reply.Refresh(
                channel,
                new Subject(Subject.Kind.CASE, desk.samples.draft().id().display())));
        deliver(new Reply.Refresh(channel, new Subject(Subject.Kind.DATASET, "clinic")));
        deliver(new Reply.Refresh(channel, new Subject(Subject.Kind.STATUS, "")));
        assertThat(desk.chat.texts())
                .satisfiesExactly(
                        incident -> assertThat(incident).contains("find_slots timed out", "Is Dr. Okafor free"),
                        aCase -> assertThat(aCase)
                                .contains("Draft: it is run once somebody has written the right answer."),
                        dataset -> assertThat(dataset).contains("1 draft, 0 active, 0 retired"),
                        status -> assertThat(status).contains("1 open incident · 1 case waits for the right answer"));
    }

    @Test
    void whoAsksForAReportSeesItAndGetsItsRowsOnce() {
        desk.incidents.open(desk.samples.incident(true));
        Address alone = new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U1");
        Reply report = new Reply.Refresh(alone, new Subject(Subject.Kind.REPORT, "last-30-days"));
        deliver(report);
        desk.wait(PACE);
        deliver(report);
        assertThat(desk.chat.whispers)
                .hasSize(2)
                .allSatisfy(shown -> assertThat(shown.text()).contains("1 incident triaged"));
        assertThat(desk.chat.files.values())
                .singleElement()
                .satisfies(file -> assertThat(file.content())
                        .startsWith("period,what,agent,about,at,seconds_to_fix")
                        .contains("now,triaged,clinic-scheduler,INC-7KQ2M9XA,"));
    }

    private void deliver(Reply reply) {
        desk.deliverReply.deliver("m-0", reply);
    }
}
