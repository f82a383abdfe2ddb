package dev.casebook.evaluation.judge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.MutableClock;
import dev.casebook.agent.Answer;
import dev.casebook.agent.http.ApacheHttpCalls;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reference;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.evaluators.Opinion;
import dev.casebook.evaluation.evaluators.Question;
import dev.casebook.store.ItemBudget;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

/** A judge over a local server, with a budget of its own; pauses only move the clock. */
final class Bench implements AutoCloseable {
    static final String OUTPUT = "Your visit is booked for Tuesday at 3 pm.";
    static final Instant THEN = Instant.parse("2026-03-09T08:00:00Z");

    final MutableClock clock = new MutableClock(THEN);
    final SimulatedItemTable table = new SimulatedItemTable();
    final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    final JudgeServer server;
    final ItemBudget budget;
    private final ApacheHttpCalls calls = new ApacheHttpCalls();
    private final JudgeProfile profile;

    Bench(IntFunction<JudgeServer.Script> script) {
        this(script, 1_000_000, Duration.ofSeconds(20));
    }

    /** With a daily budget in millionths of a dollar. A call costs 1 + 2 = 140 of them: 100 tokens in, 20 out. */
    Bench(IntFunction<JudgeServer.Script> script, long daily, Duration timeout) {
        server = new JudgeServer(script);
        budget = new ItemBudget(
                table,
                new SimulatedBlobStore(),
                clock,
                new ItemBudget.Chance(this::pause, new Random(5)),
                ItemBudget.Terms.NONE);
        profile = new JudgeProfile(
                "mini", "judge-2026-01-01", new Price(1, 2), 3, timeout, new Caps(daily, Optional.empty()));
    }

    private void pause(Duration time) {
        pauses.add(time);
        clock.advance(time);
    }

    Judges judges() {
        OpenAiChat chat = new OpenAiChat(calls, server.base(), profile.model(), () -> Optional.of("k-1"), clock);
        return new Judges(List.of(new Judges.Seat(profile, chat)), budget, clock, this::pause, new Random(7));
    }

    Opinion on(Question.Kind kind) {
        return judges().on(new Question(kind, ""), Optional.empty()).orElseThrow();
    }

    Outcome judged(String output) {
        return on(Question.Kind.TONE).of(caseOf(), answer(output));
    }

    static Answer answer(String output) {
        return new Answer(output, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 250);
    }

    static Case caseOf(EvaluatorSpec... specs) {
        return new Case(
                CaseId.imported("clinic", "1"),
                "clinic",
                1,
                CaseState.ACTIVE,
                new CaseInput(
                        JsonNodeFactory.instance.objectNode().put("message", "When is Dr. Lee free?"),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                Optional.of(new Reference("Tuesday at 3 pm.", List.of(), List.of(), List.of(), "Ada", THEN)),
                List.of(specs),
                new Case.Label("When is Dr. Lee free?", FailureMode.OTHER, Optional.empty(), List.of()),
                new Origin(
                        Optional.empty(),
                        Optional.of("1"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Map.of(),
                        "tester",
                        THEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public void close() {
        calls.close();
        server.close();
    }
}
