package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.MutableClock;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseSink;
import dev.casebook.casefile.langsmith.FakeLangSmith;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.TraceSources;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.Ping;
import dev.casebook.work.RecordedQueues;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to the copy of a dataset in LangSmith when its cases change, through the queue. */
class CasePushesTest {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");

    private final FakeLangSmith langSmith = new FakeLangSmith();
    private final RecordedQueues queues = new RecordedQueues();
    private int pings;

    @AfterEach
    void close() {
        langSmith.close();
    }

    @Test
    void anAnsweredCaseIsCopiedByAJobOfItsOwn() {
        Wiring wiring = wiring(langSmith.uri(), "push: {source: smith, dataset: shop regressions}");
        Case draft = draft(wiring);

        deliver(wiring, answer(draft, "Yes, from nine."));

        assertThat(langSmith.examples()).isEmpty();
        List<Job> waiting = queues.takeJobs();
        assertThat(waiting).singleElement().isInstanceOf(Job.PushCases.class);

        assertThat(deliver(wiring, waiting.getFirst())).isEmpty();
        assertThat(only().path("outputs").path("output").asText()).isEqualTo("Yes, from nine.");
        assertThat(queues.replies()).hasSize(1);
    }

    @Test
    void aLateJobWritesTheCaseAsItIsByThen() {
        Wiring wiring = wiring(langSmith.uri(), "push: {source: smith}");
        Case draft = draft(wiring);
        deliver(wiring, answer(draft, "Yes."));
        Job first = queues.takeJobs().getFirst();
        deliver(wiring, answer(draft, "No."));
        deliver(wiring, queues.takeJobs().getFirst());

        deliver(wiring, first);

        assertThat(only().path("outputs").path("output").asText()).isEqualTo("No.");
        assertThat(only().path("metadata").path("casebook_revision").asInt()).isEqualTo(3);
    }

    @Test
    void aRetiredCaseIsMarkedThere() {
        Wiring wiring = wiring(langSmith.uri(), "push: {source: smith}");
        Case draft = draft(wiring);
        deliver(wiring, answer(draft, "Yes."));
        queues.takeJobs().forEach(job -> deliver(wiring, job));

        deliver(wiring, new Job.RetireCase(ping(), draft.id().display(), "closed"));
        queues.takeJobs().forEach(job -> deliver(wiring, job));

        assertThat(only().path("split").asText()).isEqualTo("retired");
    }

    @Test
    void aJobThatLangSmithDoesNotTakeNowComesBackAndTheAnswerStands() {
        URI gone = langSmith.uri();
        langSmith.close();
        Wiring wiring = wiring(gone, "push: {source: smith}");
        Case draft = draft(wiring);

        assertThat(deliver(wiring, answer(draft, "Yes."))).isEmpty();
        assertThat(deliver(wiring, queues.takeJobs().getFirst())).isNotEmpty();

        assertThat(wiring.cases().cases("mine").getFirst().reference()).isPresent();
    }

    @Test
    void anAgentThatAsksForNoCopyGetsNone() {
        Wiring wiring = wiring(langSmith.uri(), "");
        deliver(wiring, answer(draft(wiring), "Yes."));

        assertThat(queues.takeJobs()).isEmpty();
    }

    @Test
    void anImportIsCopiedAsAWhole() {
        Wiring wiring = wiring(langSmith.uri(), "push: {source: smith}");
        wiring.importCases().run("mine", "mine", "cases.jsonl", List.of("""
                {"id":"a","input":"Open?","reference":"Yes","evaluators":[{"type":"contains","value":"Yes"}]}""", "{\"id\":\"b\",\"input\":\"Hi\"}"));

        wiring.pushes().imported(ping(), "mine");
        queues.takeJobs().forEach(job -> deliver(wiring, job));

        assertThat(langSmith.examples()).hasSize(1);
    }

    @Test
    void aWholeDatasetCanBeCopiedByHandToAnyLangSmithSource() {
        Wiring wiring = wiring(langSmith.uri(), "");
        Case draft = draft(wiring);
        deliver(wiring, answer(draft, "Yes."));

        assertThat(wiring.pushes().push("mine", "smith")).isEqualTo(new CaseSink.Pushed(1, 0, 0, 0));
        assertThatThrownBy(() -> wiring.pushes().push("mine", "tempo"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("no source tempo that takes cases", "smith");
        assertThatThrownBy(() -> wiring.pushes().push("other", "smith"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("no dataset other");
    }

    private JsonNode only() {
        assertThat(langSmith.examples()).hasSize(1);
        return langSmith.examples().values().iterator().next();
    }

    private Job answer(Case draft, String text) {
        return new Job.AnswerCase(ping(), draft.id().display(), text, List.of(), List.of(), List.of());
    }

    private Ping ping() {
        return new Ping("p" + pings++, "U1", new Address.ChannelMessage("C1"), AT);
    }

    private static Case draft(Wiring wiring) {
        wiring.importCases().run("mine", "mine", "cases.jsonl", List.of("{\"id\":\"a\",\"input\":\"Open?\"}"));
        return wiring.cases().cases("mine").getFirst();
    }

    private static List<SQSBatchResponse.BatchItemFailure> deliver(Wiring wiring, Job job) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId("m1");
        message.setBody(Messages.write(job));
        message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        return new CaseFunction(wiring).handleRequest(event, new FiveMinutes()).getBatchItemFailures();
    }

    private Wiring wiring(URI base, String push) {
        Configuration configuration =
                new ConfigurationReader(name -> Optional.empty()).read("casebook.yaml", """
                agents:
                  mine:
                    url: http://localhost:1/chat
                    %s
                sources:
                  tempo: {type: tempo, url: 'http://localhost:1'}
                  smith: {type: langsmith, url: '%s', api_key: 'secret:KEY'}
                """.formatted(push, base));
        Backing backing = new Backing(
                new SimulatedItemTable(),
                new SimulatedBlobStore(),
                queues,
                queues,
                name -> Optional.of("key"),
                new MutableClock(AT));
        return new Wiring(
                backing,
                configuration,
                new Outside(
                        new TraceSources(Map.of()),
                        AgentRunners.of(configuration, backing.secrets(), backing.clock()),
                        new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US")));
    }
}
