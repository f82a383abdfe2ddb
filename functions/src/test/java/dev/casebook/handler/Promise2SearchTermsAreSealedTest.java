package dev.casebook.handler;

import static dev.casebook.trace.ShelfOfTraces.turn;
import static dev.casebook.trace.ShelfOfTraces.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.MutableClock;
import dev.casebook.agent.ScriptedAgentRunner;
import dev.casebook.configuration.AgentCall;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.Evaluation;
import dev.casebook.configuration.RedactionEntry;
import dev.casebook.store.Item;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.ShelfOfTraces;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.find.TermSeal;
import dev.casebook.trace.find.Terms;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Promise 2: search terms travel in an encrypted message, are never stored or logged, and are answered privately. What is looked
 * at is every message and every item as queues and tables get them.
 */
class Promise2SearchTermsAreSealedTest {
    private static final String TERM = "jane.roe@home.example";
    private static final String KEY = "a secret of at least sixteen";
    private static final Instant NOW = Instant.parse("2026-03-10T12:15:00Z");

    private final SimulatedItemTable table = new SimulatedItemTable();
    private final ShelfOfTraces tempo = new ShelfOfTraces();
    private final List<String> messages = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final TermSeal seal = new TermSeal(KEY, new SecureRandom());
    private final CaseFunction function = new CaseFunction(wiring(Optional.of(KEY)));

    private Wiring wiring(Optional<String> key) {
        AgentEntry agent = new AgentEntry(
                "clinic",
                "clinic",
                new AgentCall.Http(
                        Optional.of("http://localhost/{version}"), Map.of(), Map.of(), AgentCall.Mapping.none()),
                Optional.empty(),
                Duration.ofSeconds(30),
                false,
                Optional.empty(),
                Optional.of("C1"),
                List.of(),
                RedactionEntry.NONE);
        return new Wiring(
                new Backing(
                        table,
                        new SimulatedBlobStore(),
                        (job, delay) -> {
                            jobs.add(job);
                            messages.add(readable(job));
                        },
                        (reply, delay) -> {
                            replies.add(reply);
                            messages.add(Messages.write(reply));
                        },
                        name -> name.equals(Settings.SEARCH_KEY) ? key : Optional.empty(),
                        new MutableClock(NOW)),
                new Configuration(
                        Map.of("clinic", agent),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        new Evaluation(1),
                        Optional.of("C1"),
                        Map.of(),
                        Map.of(),
                        dev.casebook.access.AccessRules.OPEN),
                new Outside(
                        new TraceSources(Map.of("tempo", tempo)),
                        new ScriptedAgentRunner((version, trial) -> {
                            throw new AssertionError("no agent is run");
                        }),
                        new RuleRedactor(KEY.getBytes(StandardCharsets.UTF_8), "US")));
    }

    private Job.Find search(Address replyTo) {
        Ping ping = new Ping("command:1", "U1", replyTo, NOW);
        Terms terms = new Terms(
                Map.of(TraceQuery.Field.USER, TERM),
                Optional.empty(),
                Optional.empty(),
                Optional.of(TERM),
                Optional.empty(),
                NOW.minusSeconds(3600),
                NOW);
        return new Job.Find(ping, seal.seal(terms, ping.id()), false);
    }

    /** The message, what a log would say of it, and what is in its sealed part for somebody without the key. */
    private static String readable(Job job) {
        String sealed = job instanceof Job.Find find
                ? new String(Base64.getDecoder().decode(find.sealed()), StandardCharsets.ISO_8859_1)
                : "";
        return Messages.write(job) + job + sealed;
    }

    private void deliver(CaseFunction to, Job job) {
        messages.add(readable(job));
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId("m1");
        message.setBody(Messages.write(job));
        message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        to.handleRequest(event, new FiveMinutes());
    }

    private void nothingOfItIsAnywhere() {
        assertThat(messages).isNotEmpty().noneMatch(text -> text.contains(TERM) || text.contains("jane"));
        assertThat(table.allItems())
                .as("the outcome of the ping is kept")
                .isNotEmpty()
                .extracting(Item::toString, Item::body)
                .allSatisfy(item -> assertThat(item.toString()).doesNotContain("jane"));
    }

    @Test
    void whatWasFoundIsRedactedAndTheTermsAreInNoMessageAndNoItem() {
        tempo.with(turn("1", NOW.minusSeconds(60), "conv-1", List.of(user("I am " + TERM + ".")), "Hello " + TERM));

        deliver(function, search(new Address.Ephemeral("", "C1", "U1")));

        assertThat(tempo.queries.getFirst().value(TraceQuery.Field.USER)).contains(TERM);
        assertThat(replies)
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.Found.class,
                        found -> assertThat(found.found().candidates()).hasSize(1));
        nothingOfItIsAnywhere();
    }

    @Test
    void theSecondSearchAfterAWhileIsSealedToo() {
        deliver(function, search(new Address.Ephemeral("", "C1", "U1")));
        assertThat(replies).singleElement().asString().contains("look again");
        Job.Find again = (Job.Find) jobs.getFirst();
        assertThat(again.again()).isTrue();

        deliver(function, again);

        assertThat(replies.getLast())
                .isInstanceOfSatisfying(
                        Reply.Found.class,
                        found -> assertThat(found.found().mayComeLater()).isTrue());
        assertThat(jobs).hasSize(1);
        nothingOfItIsAnywhere();
    }

    @Test
    void theAnswerIsForItsSenderAloneWhereverTheSearchWasTyped() {
        tempo.with(turn("1", NOW.minusSeconds(60), "conv-1", List.of(user("I am " + TERM + ".")), "Hello"));
        deliver(function, search(new Address.InThread("C1", "1.0")));
        assertThat(replies)
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.to()).isEqualTo(new Address.Ephemeral("", "C1", "U1", Optional.of("1.0"))));
    }

    @Test
    void withoutTheSecretNothingIsSearchedAndThePersonIsTold() {
        deliver(new CaseFunction(wiring(Optional.empty())), search(new Address.Ephemeral("", "C1", "U1")));
        assertThat(tempo.queries).isEmpty();
        assertThat(replies).singleElement().asString().contains("SEARCH_KEY is missing");
        nothingOfItIsAnywhere();
    }
}
