package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.model.Message;
import dev.casebook.CasebookException;
import dev.casebook.access.AccessRules;
import dev.casebook.bot.handler.BotParts;
import dev.casebook.bot.handler.DeliverReply;
import dev.casebook.bot.message.Links;
import dev.casebook.bot.slack.SlackChat;
import dev.casebook.local.slack.fault.Fault;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.spending.Spent;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemExperimentStore;
import dev.casebook.store.ItemFamilyStore;
import dev.casebook.store.ItemGroups;
import dev.casebook.store.ItemHandOffStore;
import dev.casebook.store.ItemIncidentStore;
import dev.casebook.store.ItemNightLog;
import dev.casebook.store.ItemPruningLog;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Slack refuses, through the official client: whoever asked is told directly what happened and what to do. */
final class RefusedMessagesTest {
    private static final String SAM = Who.YOU;

    @TempDir
    Path folder;

    private RunningSlack slack;
    private DeliverReply bot;

    @BeforeEach
    void start() throws Exception {
        InstantSource clock = new MovableClock();
        slack = new RunningSlack(folder, clock);
        SimulatedItemTable table = new SimulatedItemTable();
        SimulatedBlobStore blobs = new SimulatedBlobStore();
        bot = new DeliverReply(new BotParts(
                table,
                new ItemCaseStore(table, blobs),
                new ItemFamilyStore(table, blobs),
                new ItemIncidentStore(table, blobs),
                new ItemExperimentStore(table, blobs),
                new ItemNightLog(table, blobs),
                new ItemPruningLog(table, blobs),
                new SlackChat(slack.base.resolve("/api/"), RunningSlack.TOKEN, clock),
                (reply, delay) -> {},
                clock,
                Links.none(),
                new ItemGroups(table, blobs, clock),
                () -> new Spent(Optional.empty(), List.of()),
                new ItemHandOffStore(table, blobs),
                AccessRules.OPEN));
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
    }

    private void answerIn(String channel) {
        Reply.Told told = new Reply.Told(new Address.Ephemeral("", channel, SAM), "Case 7KQ2M9XA is retired.");
        assertThatThrownBy(() -> bot.deliver("m-1", told)).isInstanceOf(CasebookException.Permanent.class);
    }

    private List<String> directMessages() throws Exception {
        return slack.methods().conversationsHistory(r -> r.channel(Who.DIRECT)).getMessages().stream()
                .map(Message::getText)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "not_in_channel, Casebook is not in the channel, Invite it there: /invite @casebook.",
        "is_archived, The channel is archived, 'Restore it, or set another channel.'",
        "missing_scope, The Slack app lacks a permission, Add it in the app's settings and install the app again.",
        "restricted_action, does not let Casebook post there, Ask an administrator of the workspace.",
    })
    void whoAskedHearsWhyAndWhatToDo(String code, String why, String what) throws Exception {
        slack.slack.faults().plan("chat.postEphemeral", new Fault.Refused(code), 1);
        answerIn("C0INCIDENTS");
        assertThat(directMessages()).singleElement().asString().contains("Case 7KQ2M9XA is retired.", why, what);
    }

    @Test
    void aChannelThatThereIsNotIsSaidSo() throws Exception {
        answerIn("C0NOSUCH");
        assertThat(directMessages())
                .singleElement()
                .asString()
                .contains("Slack knows no such channel", "Check the channel's id", "/invite @casebook");
    }
}
