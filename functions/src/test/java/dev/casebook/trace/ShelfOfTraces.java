package dev.casebook.trace;

import dev.casebook.CasebookException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source with traces in memory that answers searches by session, user, agent, environment, symptom and window. */
public final class ShelfOfTraces implements TraceSource {
    /** What it was asked, newest last. */
    public final List<TraceQuery> queries = new ArrayList<>();

    private final Map<TraceRef, Trace> traces = new LinkedHashMap<>();
    private Optional<CasebookException> broken = Optional.empty();

    public ShelfOfTraces with(Trace trace) {
        traces.put(trace.ref(), trace);
        return this;
    }

    public void breaksWith(CasebookException problem) {
        broken = Optional.of(problem);
    }

    public void worksAgain() {
        broken = Optional.empty();
    }

    @Override
    public Optional<Trace> fetch(TraceRef ref) {
        return Optional.ofNullable(traces.get(ref));
    }

    @Override
    public synchronized List<TraceSummary> search(TraceQuery query) {
        queries.add(query);
        if (broken.isPresent()) {
            throw broken.get();
        }
        return traces.values().stream()
                .filter(trace -> fits(trace, query))
                .map(trace -> new TraceSummary(
                        trace.ref(),
                        Optional.of("turn"),
                        trace.context().startedAt(),
                        trace.context().duration(),
                        failed(trace),
                        Optional.empty()))
                .sorted(Comparator.comparing(TraceSummary::startedAt).reversed())
                .limit(query.limit())
                .toList();
    }

    private static boolean fits(Trace trace, TraceQuery query) {
        Trace.Context context = trace.context();
        boolean inWindow = !context.startedAt().isBefore(query.from())
                && !context.startedAt().isAfter(query.to());
        return inWindow
                && fits(query, TraceQuery.Field.SESSION, context.session())
                && fits(query, TraceQuery.Field.USER, context.user())
                && fits(query, TraceQuery.Field.AGENT, context.agent())
                && fits(query, TraceQuery.Field.ENVIRONMENT, context.environment())
                && (query.symptom().isEmpty() || failed(trace));
    }

    private static boolean fits(TraceQuery query, TraceQuery.Field field, Optional<String> value) {
        return query.value(field).isEmpty() || query.value(field).equals(value);
    }

    private static boolean failed(Trace trace) {
        return trace.steps().stream().anyMatch(step -> step.facts().error().isPresent());
    }

    /** A trace of one turn, 2 seconds long, of {@code clinic} in production. */
    public static Trace turn(String id, Instant at, String session, List<Message> input, String output, Step... steps) {
        return new Trace(
                TraceRef.tempo(id),
                new Trace.Context(
                        Optional.of("clinic"),
                        Optional.of("v7"),
                        Optional.of("production"),
                        Optional.of(session),
                        Optional.of("jane.roe@home.example"),
                        Optional.empty(),
                        at,
                        Duration.ofSeconds(2)),
                input,
                Optional.of(output),
                List.of(steps),
                false);
    }

    /** The same in another environment. */
    public static Trace in(Optional<String> environment, Trace trace) {
        Trace.Context context = trace.context();
        return new Trace(
                trace.ref(),
                new Trace.Context(
                        context.agent(),
                        context.version(),
                        environment,
                        context.session(),
                        context.user(),
                        context.now(),
                        context.startedAt(),
                        context.duration()),
                trace.input(),
                trace.output(),
                trace.steps(),
                trace.partial());
    }

    public static Message user(String words) {
        return new Message("user", words);
    }

    public static Message agent(String words) {
        return new Message("assistant", words);
    }

    public static Step.ToolCall failedTool(Instant at) {
        return new Step.ToolCall(
                new Step.Facts(
                        "tool" + at,
                        Optional.empty(),
                        "execute_tool",
                        at,
                        Duration.ofMillis(31),
                        Optional.of("SLOT_TAKEN")),
                "book_appointment",
                com.fasterxml.jackson.databind.node.NullNode.getInstance(),
                com.fasterxml.jackson.databind.node.NullNode.getInstance());
    }

    /** A model call that saw these messages. */
    public static Step.ModelCall model(Instant at, Message... seen) {
        return new Step.ModelCall(
                new Step.Facts("model" + at, Optional.empty(), "chat", at, Duration.ofMillis(100), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(seen),
                Optional.of("said"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
