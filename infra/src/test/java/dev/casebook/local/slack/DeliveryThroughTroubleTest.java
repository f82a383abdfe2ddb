package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.Message;
import dev.casebook.CasebookException;
import dev.casebook.Credential;
import dev.casebook.access.AccessRules;
import dev.casebook.bot.handler.BotParts;
import dev.casebook.bot.handler.DeliverReply;
import dev.casebook.bot.message.Links;
import dev.casebook.bot.slack.SlackChat;
import dev.casebook.local.slack.fault.Fault;
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
import dev.casebook.work.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reply on its way through Slack's own client and a Slack in trouble: whatever goes wrong, one message is seen. */
final class DeliveryThroughTroubleTest {
    private static final String CHANNEL = "C0INCIDENTS";
    private static final String POST = "chat.postMessage";
    private static final String UPDATE = "chat.update";
    private static final Reply TOLD = new Reply.Told(new Address.ChannelMessage(CHANNEL), "Case 7KQ2M9XA is retired.");
    /** A table and a chart, in a message that is kept up to date. */
    private static final Reply REPORT =
            new Reply.Refresh(new Address.ChannelMessage(CHANNEL), new Subject(Subject.Kind.REPORT, "last-30-days"));

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofHours(1);
    /** After which a queue hands over again what was not done. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    final MovableClock clock = new MovableClock();
    final CountDownLatch over = new CountDownLatch(1);
    final Queue<Reply> later = new ArrayDeque<>();
    RunningSlack slack;
    DeliverReply bot;
    int tries;

    /** A first message goes well, so that the client has a connection that it uses again. */
    @BeforeEach
    void start() throws Exception {
        Patience patience = new Patience(Duration.ofSeconds(3), List.of(), this::untilTheEnd);
        slack = new RunningSlack(folder, clock, patience);
        bot = new DeliverReply(parts());
        deliver(new Reply.Told(new Address.ChannelMessage(CHANNEL), "Good morning."));
        slack.methods()
                .chatDelete(r -> r.channel(CHANNEL).ts(messages().getFirst().getTs()));
        tries = 0;
    }

    @AfterEach
    void stop() throws Exception {
        over.countDown();
        slack.close();
    }

    private boolean untilTheEnd(Duration time) {
        try {
            over.await();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private BotParts parts() {
        SimulatedItemTable table = new SimulatedItemTable();
        SimulatedBlobStore blobs = new SimulatedBlobStore();
        return new BotParts(
                table,
                new ItemCaseStore(table, blobs),
                new ItemFamilyStore(table, blobs),
                new ItemIncidentStore(table, blobs),
                new ItemExperimentStore(table, blobs),
                new ItemNightLog(table, blobs),
                new ItemPruningLog(table, blobs),
                new SlackChat(slack.base.resolve("/api/"), Credential.of(RunningSlack.TOKEN), clock, PATIENCE),
                (reply, delay) -> later.add(reply),
                clock,
                Links.none(),
                new ItemGroups(table, blobs, clock),
                () -> new Spent(Optional.empty(), List.of()),
                new ItemHandOffStore(table, blobs),
                AccessRules.OPEN);
    }

    /** As a queue delivers: again for as long as it may succeed later, after the time that the failure asks for. */
    private void deliver(Reply reply) {
        while (true) {
            tries++;
            assertThat(tries).as("tries").isLessThan(10);
            try {
                bot.deliver("delivery-" + reply, reply);
                return;
            } catch (CasebookException.Retryable e) {
                clock.pass(e.retryAfter().orElse(AGAIN));
            }
        }
    }

    private List<Message> messages() {
        try {
            return slack.methods().conversationsHistory(r -> r.channel(CHANNEL)).getMessages();
        } catch (Exception failed) {
            throw new AssertionError("the local Slack refused", failed);
        }
    }

    static Stream<Fault> ways() {
        return Stream.of(
                new Fault.RateLimited(Duration.ofSeconds(7)),
                new Fault.Broken(500),
                new Fault.Broken(503),
                new Fault.Late(NEVER),
                new Fault.Lost());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aNoteIsSeenOnceHoweverItsPostFails(Fault fault) {
        slack.slack.faults().plan(POST, fault, 1);
        deliver(TOLD);
        assertThat(messages()).singleElement().extracting(Message::getText).isEqualTo("Case 7KQ2M9XA is retired.");
        assertThat(tries).isGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aMessageThatIsKeptUpToDateIsSeenOnceHoweverItsPostAndItsUpdateFail(Fault fault) {
        slack.slack.faults().plan(POST, fault, 1);
        deliver(REPORT);
        clock.pass(AGAIN);
        slack.slack.faults().plan(UPDATE, fault, 1);
        deliver(REPORT);
        assertThat(reports())
                .singleElement()
                .satisfies(seen -> assertThat(seen.getText()).startsWith("Incidents, "));
    }

    private List<Message> reports() {
        return messages().stream()
                .filter(message -> message.getText().startsWith("Incidents"))
                .toList();
    }

    @Test
    void aRateLimitIsWaitedForAsLongAsItAsks() {
        var before = clock.instant();
        slack.slack.faults().plan(POST, new Fault.RateLimited(Duration.ofSeconds(7)), 1);
        deliver(TOLD);
        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofSeconds(7));
        assertThat(tries).isEqualTo(2);
    }

    @Test
    void blocksThatAreRefusedGoOutAsOlderOnesAtOnce() {
        slack.slack.faults().plan(POST, new Fault.RefusedBlocks(Set.of("table", "data_visualization")), 0);
        deliver(REPORT);
        assertThat(tries).isEqualTo(1);
        assertThat(reports())
                .singleElement()
                .satisfies(seen -> assertThat(seen.getBlocks())
                        .extracting(block -> block.getType())
                        .contains("rich_text")
                        .doesNotContain("table", "data_visualization"));
    }

    @Test
    void everythingInARowEndsInOneMessageToo() {
        for (Fault fault : ways().toList()) {
            slack.slack.faults().plan(POST, fault, 1);
            try {
                bot.deliver("delivery-" + TOLD, TOLD);
            } catch (CasebookException.Retryable e) {
                clock.pass(e.retryAfter().orElse(AGAIN));
            }
        }
        slack.slack.faults().heal();
        deliver(TOLD);
        assertThat(messages()).hasSize(1);
    }
}
