package dev.casebook.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that speaks for a turn being the bad one somebody looks for. Says only what the trace shows.
 *
 * @param kind ordered: the earlier, the more it says
 * @param words for people, redacted when the trace is; whoever shows them escapes them
 */
public record Suspicion(Kind kind, String words) {
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final int LONGEST = 80;

    /** What can be wrong. */
    public enum Kind {
        ERROR,
        TOOL_ERROR,
        CUT_OFF,
        LOW_SCORE,
        SLOW
    }

    /**
     * What is suspicious about a turn, the worst first, at most one of a kind.
     *
     * @param score the lowest known for it, 0 to 1
     */
    public static List<Suspicion> of(Trace trace, Optional<Double> score) {
        Trace turn = TraceTurns.lastAlone(trace);
        List<Suspicion> found = new ArrayList<>();
        turn.steps().stream()
                .filter(step -> !(step instanceof Step.ToolCall))
                .flatMap(step -> step.facts().error().stream())
                .findFirst()
                .ifPresent(error -> found.add(new Suspicion(Kind.ERROR, "ended in an error: " + line(error))));
        turn.toolCalls().stream()
                .filter(call -> TraceHints.error(call).isPresent())
                .reduce((first, last) -> last)
                .ifPresent(call -> found.add(new Suspicion(
                        Kind.TOOL_ERROR,
                        "tool " + line(call.tool()) + " failed: "
                                + line(TraceHints.error(call).orElse("")))));
        if (turn.steps().stream().anyMatch(TraceHints::cutOff)) {
            found.add(new Suspicion(Kind.CUT_OFF, "cut off at the model's length limit"));
        }
        score.filter(low -> low < 0.5)
                .ifPresent(low ->
                        found.add(new Suspicion(Kind.LOW_SCORE, String.format(Locale.ROOT, "scored %.2f", low))));
        Duration took = turn.context().duration();
        if (took.compareTo(SLOW) > 0) {
            found.add(new Suspicion(
                    Kind.SLOW, String.format(Locale.ROOT, "slow: took %.1f s", took.toMillis() / 1000.0)));
        }
        return List.copyOf(found);
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
