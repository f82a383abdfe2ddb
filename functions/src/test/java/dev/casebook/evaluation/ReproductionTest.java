package dev.casebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Trial;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.EnvironmentChange;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.Reproduction;
import dev.casebook.casefile.Reproduction.Finding;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A failure is replayed k times: what came back, why it may not have, and what follows. */
class ReproductionTest {
    private static final String BAD = "You are booked for Tuesday at 15:00.";
    private static final String OTHER = "That time is taken. Would 15:30 suit you?";
    private static final Instant THEN = Instant.parse("2026-03-04T09:40:00Z");

    private static Case recorded(Optional<String> badOutput) {
        return new Case(
                CaseId.of(Lab.DATASET, TraceRef.tempo("4bf92f3577b34da6a3ce929d0e0e4736")),
                Lab.DATASET,
                1,
                CaseState.DRAFT,
                new CaseInput(
                        JsonNodeFactory.instance.objectNode().put("message", "Book me."),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                Optional.empty(),
                List.of(),
                new Case.Label("Book me.", FailureMode.OTHER, Optional.empty(), List.of()),
                new Origin(
                        Optional.of(TraceRef.tempo("4bf92f3577b34da6a3ce929d0e0e4736")),
                        Optional.empty(),
                        Optional.of("buggy"),
                        badOutput,
                        List.of(),
                        Optional.empty(),
                        false,
                        Map.of(),
                        "U1",
                        THEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Reproduction replayed(Case c, Optional<String> version, Function<Trial, Answer> agent) {
        Lab lab = new Lab(new SimulatedItemTable(), 1, agent);
        lab.cases.ensureDataset(Lab.DATASET, Lab.DATASET);
        lab.cases.add(c, Optional.empty());
        Ping ping = new Ping("ping-1", "U1", new Address.ChannelMessage("C1"), lab.clock.instant());
        lab.start.reproduce(new Job.Reproduce(ping, c.id().display(), version, 3));
        lab.finishReproduction.finish(lab.runLanes().orElseThrow(), told -> {});
        return lab.cases.find(Lab.DATASET, c.id()).orElseThrow().reproduction().orElseThrow();
    }

    private static Reproduction replayed(Function<Trial, Answer> agent) {
        return replayed(recorded(Optional.of(BAD)), Optional.empty(), agent);
    }

    @Test
    void aFailureThatComesBackEachTimeIsReproduced() {
        Reproduction replay = replayed(trial -> Lab.answer(BAD));
        assertThat(replay.verdict()).isEqualTo("reproduced 3 of 3");
        assertThat(replay.finding()).isEqualTo(Finding.REPRODUCED);
        assertThat(replay.advice("7KQ2M9XA", false)).startsWith("Write the right answer");
        assertThat(replay.advice("7KQ2M9XA", true)).startsWith("Fix the agent and run eval");
    }

    @Test
    void aFailureThatComesBackAtTimesIsFlaky() {
        Reproduction replay = replayed(trial -> Lab.answer(trial.number() == 1 ? OTHER : BAD));
        assertThat(replay.verdict()).isEqualTo("flaky, 2 of 3");
        assertThat(replay.advice("7KQ2M9XA", false)).contains("reproduce 7KQ2M9XA --trials 10");
    }

    @Test
    void aFailureThatDoesNotComeBackIsNotReproduced() {
        Reproduction replay = replayed(trial -> Lab.answer(OTHER));
        assertThat(replay.verdict()).isEqualTo("not reproduced in 3");
        assertThat(replay.finding()).isEqualTo(Finding.NOT_REPRODUCED);
    }

    @Test
    void anotherVersionIsAnEnvironmentThatChanged() {
        Reproduction replay = replayed(recorded(Optional.of(BAD)), Optional.of("fixed"), trial -> Lab.answer(OTHER));
        assertThat(replay.finding()).isEqualTo(Finding.ENVIRONMENT_CHANGED);
        assertThat(replay.verdict()).isEqualTo("not reproduced in 3, environment changed");
        assertThat(replay.advice("7KQ2M9XA", false))
                .isEqualTo("Replay the version that failed: reproduce 7KQ2M9XA --agent-version buggy.");
    }

    @Test
    void aFloatingModelAndAMissingToolAreEnvironmentsThatChanged() {
        Reproduction replay = replayed(trial -> new Answer(
                        OTHER,
                        List.of(),
                        List.of(),
                        Optional.of("gpt-4o-2024-08-06"),
                        Optional.empty(),
                        Optional.empty(),
                        5)
                .under(new Answer.Circumstances(
                        Optional.of("gpt-4o"),
                        Optional.of(Answer.Tools.RECORDED),
                        List.of("find_slots"),
                        Optional.empty())));
        assertThat(replay.environment())
                .containsExactly(
                        new EnvironmentChange.FloatingModel("gpt-4o", "gpt-4o-2024-08-06"),
                        new EnvironmentChange.MissingTool("find_slots"));
        assertThat(replay.advice("7KQ2M9XA", false))
                .contains("Pin the model's full name")
                .contains("Bring the tool find_slots back");
    }

    @Test
    void trialsWithoutAnAnswerAreNeitherFailedNorPassed() {
        Reproduction some = replayed(trial -> trial.number() == 0 ? broken() : Lab.answer(BAD));
        assertThat(some.verdict()).isEqualTo("reproduced 2 of 2");
        assertThat(some.note()).contains("the agent gave no answer in 1 of 3");
        Reproduction none = replayed(trial -> broken());
        assertThat(none.finding()).isEqualTo(Finding.NOT_JUDGED);
        assertThat(none.failed()).isZero();
    }

    private static Answer broken() {
        throw new CasebookException.Permanent("The agent is down.");
    }

    @Test
    void theSameToolFailingLiveWithTheSameErrorIsTheSameFailureButARecordedResultIsNot() {
        Case draft = recorded(Optional.of(BAD));
        Origin origin = draft.origin();
        Case failedTool = new Case(
                draft.id(),
                draft.dataset(),
                1,
                draft.state(),
                draft.input(),
                Optional.empty(),
                List.of(),
                draft.label(),
                new Origin(
                        origin.trace(),
                        origin.ownId(),
                        origin.agentVersion(),
                        origin.badOutput(),
                        List.of(),
                        Optional.of(new Origin.FailedTool("find_slots", "{}", "timeout", 900)),
                        false,
                        Map.of(),
                        "U1",
                        THEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(replayed(failedTool, Optional.empty(), trial -> timedOut(Answer.Tools.LIVE))
                        .verdict())
                .isEqualTo("reproduced 3 of 3");
        assertThat(replayed(failedTool, Optional.empty(), trial -> timedOut(Answer.Tools.RECORDED))
                        .verdict())
                .isEqualTo("not reproduced in 3");
    }

    private static Answer timedOut(Answer.Tools tools) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return new Answer(
                        OTHER,
                        List.of(new ToolInvocation(
                                "find_slots",
                                json.objectNode(),
                                json.objectNode().put("error", "Timeout"))),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        5)
                .under(new Answer.Circumstances(Optional.empty(), Optional.of(tools), List.of(), Optional.empty()));
    }

    @Test
    void withoutARecordedAnswerAndWithoutAReferenceNothingIsJudged() {
        Reproduction replay = replayed(recorded(Optional.empty()), Optional.empty(), trial -> Lab.answer(BAD));
        assertThat(replay.finding()).isEqualTo(Finding.NOT_JUDGED);
        assertThat(replay.note()).contains("there is nothing to compare the answer with in 3 of 3");
    }

    @Test
    void withoutAReferenceAnEvaluatorThatNeedsNoneIsAskedToo() {
        Case draft = recorded(Optional.of(BAD));
        Case watched = new Case(
                draft.id(),
                draft.dataset(),
                1,
                draft.state(),
                draft.input(),
                Optional.empty(),
                List.of(new EvaluatorSpec("latency", null, 1.0)),
                draft.label(),
                draft.origin(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(replayed(watched, Optional.empty(), trial -> Lab.answer(OTHER))
                        .verdict())
                .isEqualTo("reproduced 3 of 3");
    }

    @Test
    void withAReferenceOnlyTheEvaluatorsCount() {
        Reference reference = new Reference("taken", List.of(), List.of("taken"), List.of(), "U1", THEN);
        Case answered = recorded(Optional.of(BAD)).answered(reference, List.of(EvaluatorSpec.of("must-say")));
        assertThat(replayed(answered, Optional.empty(), trial -> Lab.answer("It is free."))
                        .verdict())
                .isEqualTo("reproduced 3 of 3");
        assertThat(replayed(answered, Optional.empty(), trial -> Lab.answer(OTHER))
                        .verdict())
                .isEqualTo("not reproduced in 3");
    }

    @Test
    void aReplayStoredBeforeTheseThingsWereNotedStillReads() throws JsonProcessingException {
        Reproduction old = Json.mapper()
                .readValue(
                        "{\"experiment\":\"EXP-1\",\"agentVersion\":\"buggy\",\"trials\":3,\"failed\":3,"
                                + "\"note\":null,\"at\":\"2026-03-04T09:40:00Z\",\"later\":1}",
                        Reproduction.class);
        assertThat(old).isEqualTo(new Reproduction("EXP-1", "buggy", 3, 3, Optional.empty(), THEN));
        Reproduction rich = replayed(recorded(Optional.of(BAD)), Optional.of("fixed"), trial -> Lab.answer(OTHER));
        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(rich), Reproduction.class))
                .isEqualTo(rich);
    }

    @Test
    void anAnswerStoredBeforeItsCircumstancesWereNotedStillReads() throws JsonProcessingException {
        Answer old = Json.mapper()
                .readValue(
                        "{\"output\":\"ok\",\"toolCalls\":[],\"contexts\":[],\"model\":null,\"usage\":null,"
                                + "\"trace\":null,\"latencyMillis\":5}",
                        Answer.class);
        assertThat(old).isEqualTo(Lab.answer("ok"));
    }
}
