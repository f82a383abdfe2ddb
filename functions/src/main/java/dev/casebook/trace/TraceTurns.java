package dev.casebook.trace;

import dev.casebook.CasebookException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The turns of the conversation that a trace holds: each of the user's messages, with what was said before it and what was
 * answered to it. The last one is what the trace is about; the others may have been recorded in traces of their own.
 *
 * <p>A turn of a trace is again a trace. Steps belong to the turn whose messages the model had seen by then.
 */
public final class TraceTurns {
    private TraceTurns() {}

    /** How many turns there are. */
    public static int count(Trace trace) {
        return users(trace.input());
    }

    /**
     * One turn.
     *
     * @param number from 1, or 0 for the last. The last turn's reference carries no number, so that it is the same whether a
     *     person picked it or an alert named the trace
     * @throws CasebookException.Permanent when the trace has no such turn
     */
    public static Trace cut(Trace trace, int number) {
        int count = count(trace);
        if (number == 0 || (number == count && count > 0)) {
            return trace.ref().turn() == 0 ? trace : withRef(trace);
        }
        if (number > count) {
            throw new CasebookException.Permanent("The trace " + trace.ref().whole() + " has "
                    + (count == 1 ? "one turn" : count + " turns") + ", so there is no turn " + number
                    + ". Nothing was saved. find lists the turns.");
        }
        return earlier(trace, number);
    }

    private static Trace withRef(Trace trace) {
        return new Trace(
                trace.ref().whole(), trace.context(), trace.input(), trace.output(), trace.steps(), trace.partial());
    }

    private static Trace earlier(Trace trace, int number) {
        int asked = indexOf(trace.input(), number);
        int next = indexOf(trace.input(), number + 1);
        List<Step> steps = stepsOf(trace, number);
        Trace.Context context = trace.context();
        Instant start =
                steps.isEmpty() ? context.startedAt() : steps.getFirst().facts().startedAt();
        return new Trace(
                trace.ref().at(number),
                new Trace.Context(
                        context.agent(),
                        context.version(),
                        context.environment(),
                        context.session(),
                        context.user(),
                        context.now(),
                        start,
                        length(start, steps)),
                trace.input().subList(0, asked + 1),
                answer(trace.input().subList(asked + 1, next)),
                steps,
                trace.partial());
    }

    private static Duration length(Instant start, List<Step> steps) {
        return steps.stream()
                .map(step -> Duration.between(
                        start, step.facts().startedAt().plus(step.facts().duration())))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** What the agent said last before the user's next message. */
    private static Optional<String> answer(List<Message> between) {
        return between.reversed().stream()
                .filter(message -> message.role().equals("assistant"))
                .map(Message::content)
                .filter(content -> !content.isBlank())
                .findFirst();
    }

    /** The trace with those steps only that belong to its last turn: what happened in earlier turns speaks of them. */
    static Trace lastAlone(Trace trace) {
        int count = count(trace);
        if (count < 2) {
            return trace;
        }
        List<Step> steps = new ArrayList<>();
        int now = 0;
        for (Step step : trace.steps()) {
            now = Math.max(now, seen(step));
            if (now == 0 || now == count || step instanceof Step.AgentTurn) {
                steps.add(step);
            }
        }
        return new Trace(trace.ref(), trace.context(), trace.input(), trace.output(), steps, trace.partial());
    }

    /** An agent's own step may span the whole conversation, so it belongs to no earlier turn. */
    private static List<Step> stepsOf(Trace trace, int number) {
        List<Step> mine = new ArrayList<>();
        int now = 0;
        for (Step step : trace.steps()) {
            now = Math.max(now, seen(step));
            if (now == number && !(step instanceof Step.AgentTurn)) {
                mine.add(step);
            }
        }
        return List.copyOf(mine);
    }

    private static int seen(Step step) {
        return step instanceof Step.ModelCall call ? users(call.input()) : 0;
    }

    private static int users(List<Message> messages) {
        return (int) messages.stream().filter(TraceTurns::isUser).count();
    }

    /** Where the user's nth message stands; the end of the list where there is none. */
    private static int indexOf(List<Message> messages, int number) {
        int seen = 0;
        for (int i = 0; i < messages.size(); i++) {
            if (isUser(messages.get(i)) && ++seen == number) {
                return i;
            }
        }
        return messages.size();
    }

    private static boolean isUser(Message message) {
        return message.role().equals("user");
    }
}
