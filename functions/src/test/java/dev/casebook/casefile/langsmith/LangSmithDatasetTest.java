package dev.casebook.casefile.langsmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.CasebookException;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.CaseSink;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.trace.Message;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.http.FakeSource;
import dev.casebook.trace.langsmith.LangSmithSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LangSmithDatasetTest {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");
    private static final String RUN = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    private final FakeLangSmith langSmith = new FakeLangSmith();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        langSmith.close();
        client.close();
    }

    @Test
    void aCaseBecomesAnExampleWithTheNamesOfTheAgentProtocol() throws IOException {
        Case active = active("a");

        assertThat(sink().push("shop regressions", List.of(active))).isEqualTo(new CaseSink.Pushed(1, 0, 0, 0));

        assertThat(langSmith.datasets()).containsOnlyKeys("shop regressions");
        JsonNode example = langSmith.examples().values().iterator().next();
        assertThat(example.path("inputs")).isEqualTo(json("""
                {"input":{"message":"Is 3 pm free?"},"history":[{"role":"user","content":"Hello"}],
                 "now":"2026-03-04T10:15+01:00","tools":[{"name":"find_slots","arguments":{"day":"Tuesday"},"result":["14:30"]}]}"""));
        assertThat(example.path("outputs")).isEqualTo(json("""
                {"output":"No, it is taken.","tool_calls":[{"name":"find_slots","arguments":{"day":"Tuesday"}}],"must_say":["taken"]}"""));
        assertThat(example.path("split").asText()).isEqualTo("base");
        assertThat(example.path("source_run_id").asText()).isEqualTo(RUN);
        assertThat(example.path("metadata"))
                .isEqualTo(json("""
                {"casebook_case":"%s","casebook_revision":2,"casebook_state":"active","casebook_dataset":"shop",
                 "title":"3 pm","failure_mode":"tool-misuse","tags":["slots"],"evaluators":["contains"],
                 "trace":"smith:%s","reference_by":"U1"}""".formatted(active.id().display(), RUN)));
    }

    @Test
    void pushingTheSameCaseTwiceWritesOnce() {
        sink().push("shop", List.of(active("a")));
        List<String> before = List.copyOf(langSmith.writes());

        assertThat(sink().push("shop", List.of(active("a")))).isEqualTo(new CaseSink.Pushed(0, 0, 1, 0));

        assertThat(langSmith.writes()).isEqualTo(before);
        assertThat(langSmith.examples()).hasSize(1);
    }

    @Test
    void aLaterRevisionReplacesTheEarlierOneAndNeverTheOtherWayRound() {
        Case second = active("a");
        Case third = second.answered(reference("Yes, it is free."), second.evaluators());

        sink().push("shop", List.of(second));
        assertThat(sink().push("shop", List.of(third))).isEqualTo(new CaseSink.Pushed(0, 1, 0, 0));
        assertThat(sink().push("shop", List.of(second))).isEqualTo(new CaseSink.Pushed(0, 0, 1, 0));

        assertThat(langSmith.examples().values())
                .singleElement()
                .satisfies(example -> assertThat(
                                example.path("outputs").path("output").asText())
                        .isEqualTo("Yes, it is free."));
    }

    @Test
    void aRetiredCaseIsMarkedAndKeptAndOneThatNeverWasThereStaysAway() {
        Case there = active("a");
        sink().push("shop", List.of(there));

        CaseSink.Pushed pushed = sink().push(
                        "shop",
                        List.of(
                                there.retired(new Case.Retirement("U1", "tool removed", AT)),
                                active("b").retired(new Case.Retirement("U1", "tool removed", AT)),
                                draft("c")));

        assertThat(pushed).isEqualTo(new CaseSink.Pushed(0, 1, 0, 2));
        assertThat(langSmith.examples().values()).singleElement().satisfies(example -> {
            assertThat(example.path("split").asText()).isEqualTo("retired");
            assertThat(example.path("metadata").path("casebook_state").asText()).isEqualTo("retired");
        });
    }

    @Test
    void aHundredAndTwentyCasesTakeThreeRounds() {
        List<Case> many =
                IntStream.range(0, 120).mapToObj(i -> active("case-" + i)).toList();

        assertThat(sink().push("shop", many)).isEqualTo(new CaseSink.Pushed(120, 0, 0, 0));
        assertThat(sink().push("shop", many)).isEqualTo(new CaseSink.Pushed(0, 0, 120, 0));

        assertThat(langSmith.writes())
                .containsExactly("POST /datasets", "POST /examples/bulk", "POST /examples/bulk", "POST /examples/bulk");
    }

    @Test
    void aDatasetThatSomebodyElseJustMadeIsTaken() {
        sink().push("shop", List.of(active("a")));
        langSmith.hide(true);

        sink().push("shop", List.of(active("b")));

        assertThat(langSmith.datasets()).hasSize(1);
        assertThat(langSmith.examples()).hasSize(2);
    }

    @Test
    void draftsAloneAskForNothing() {
        assertThat(sink().push("shop", List.of(draft("a")))).isEqualTo(new CaseSink.Pushed(0, 0, 0, 1));
        assertThat(langSmith.writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, permanent",
        "403, permanent",
        "422, permanent",
        "429, retryable",
        "409, retryable",
        "500, retryable"
    })
    void aRefusalNamesTheSourceAndWhatToDo(int status, String kind) {
        try (FakeSource refusing = new FakeSource()) {
            refusing.at("/api/v1/datasets", 200, "[{\"id\":\"d\",\"name\":\"shop\"}]")
                    .at("/api/v1/examples", 200, "[]")
                    .then(status, "{\"detail\":\"a secret in the body\"}", Map.of("Retry-After", "7"));

            assertThatThrownBy(() -> sink(refusing.uri()).push("shop", List.of(active("a"))))
                    .isInstanceOf(
                            kind.equals("permanent")
                                    ? CasebookException.Permanent.class
                                    : CasebookException.Retryable.class)
                    .hasMessageStartingWith("smith ")
                    .hasMessageNotContaining("a secret in the body")
                    .satisfies(refused -> {
                        if (status == 429) {
                            assertThat(((CasebookException.Retryable) refused).retryAfter())
                                    .contains(Duration.ofSeconds(7));
                        }
                    });
        }
    }

    private LangSmithDataset sink() {
        return sink(langSmith.uri());
    }

    private LangSmithDataset sink(URI base) {
        return new LangSmithDataset(
                new LangSmithSettings(
                        "smith",
                        base,
                        () -> "key",
                        new LangSmithSettings.Scope(Optional.empty(), List.of(), Set.of()),
                        LangSmithSettings.Patience.USUAL),
                client,
                InstantSource.fixed(AT));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Case active(String ownId) {
        return draft(ownId).answered(reference("No, it is taken."), List.of(EvaluatorSpec.of("contains")));
    }

    private static Reference reference(String text) {
        return new Reference(text, List.of(call(null)), List.of("taken"), List.of(), "U1", AT);
    }

    private static Case draft(String ownId) {
        return new Case(
                CaseId.imported("shop", ownId),
                "shop",
                1,
                CaseState.DRAFT,
                new CaseInput(
                        JsonNodeFactory.instance.objectNode().put("message", "Is 3 pm free?"),
                        List.of(new Message("user", "Hello")),
                        Optional.of(OffsetDateTime.parse("2026-03-04T10:15:00+01:00")),
                        List.of(call(JsonNodeFactory.instance.arrayNode().add("14:30")))),
                Optional.empty(),
                List.of(),
                new Case.Label("3 pm", FailureMode.TOOL_MISUSE, Optional.empty(), List.of("slots")),
                new Origin(
                        Optional.of(new TraceRef("smith", RUN)),
                        Optional.of(ownId),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Map.of(),
                        "U1",
                        AT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ToolInvocation call(@Nullable JsonNode result) {
        return new ToolInvocation(
                "find_slots", JsonNodeFactory.instance.objectNode().put("day", "Tuesday"), result);
    }
}
