package dev.casebook.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is striking about a trace, as short sentences for people. Says only what the trace shows.
 *
 * <p>Names of tools and models and error types come from the trace: whoever shows the sentences escapes them.
 */
public final class TraceHints {
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final int LONGEST_QUOTE = 80;
    private static final Set<String> CUT = Set.of(
            "length", "max_tokens", "max_output_tokens", "max_length", "model_length", "model_context_window_exceeded");
    private static final Pattern TIMED_OUT =
            Pattern.compile("(?is).{0,400}(?:time[d]?[ _-]?out|deadline[ _-]?exceeded|\\b504\\b|gateway[ _-]?time).*");

    private static final Pattern ADMITS = Pattern.compile(
            "(?i)\\b(?:unable|unfortunately|sorry|error|failed|failure|problem|cannot|can(?:['’]|no)t|could ?n(?:['’]|o)t|not able)\\b");

    private TraceHints() {}

    /** At most one sentence per tool, model and matter; empty when nothing is striking. */
    public static List<String> of(Trace trace) {
        Set<String> hints = new LinkedHashSet<>();
        failedTools(trace, hints);
        cutOff(trace, hints);
        slowest(trace).ifPresent(hints::add);
        floatingModels(trace, hints);
        return List.copyOf(hints);
    }

    private static void failedTools(Trace trace, Set<String> hints) {
        List<Step.ToolCall> calls = trace.toolCalls();
        boolean answered = trace.output().isPresent() && !agentFailed(trace);
        for (int i = 0; i < calls.size(); i++) {
            Step.ToolCall call = calls.get(i);
            Optional<String> error = error(call);
            if (error.isPresent() && !laterSucceeded(call, calls.subList(i + 1, calls.size()))) {
                hints.add("%s failed (%s)%s"
                        .formatted(quoted(call.tool()), quoted(error.get()), answered ? afterwards(trace) : "."));
            }
        }
    }

    private static String afterwards(Trace trace) {
        boolean admitted =
                trace.output().filter(answer -> ADMITS.matcher(answer).find()).isPresent();
        return admitted ? "; the answer speaks of a problem." : "; the agent went on and answered without an error.";
    }

    private static boolean agentFailed(Trace trace) {
        return trace.steps().stream()
                .anyMatch(step -> step instanceof Step.AgentTurn turn
                        && turn.facts().error().isPresent());
    }

    private static boolean laterSucceeded(Step.ToolCall failed, List<Step.ToolCall> later) {
        return later.stream()
                .anyMatch(
                        call -> call.tool().equals(failed.tool()) && error(call).isEmpty());
    }

    /** The step's error, or the one that its result speaks of. */
    static Optional<String> error(Step.ToolCall call) {
        return call.facts().error().or(() -> ResultError.in(call.result()));
    }

    private static void cutOff(Trace trace, Set<String> hints) {
        List<Step.ModelCall> calls = modelCalls(trace);
        for (Step.ModelCall call : calls) {
            if (cutOff(call)) {
                hints.add(
                        call.equals(calls.getLast())
                                ? "The answer was cut off: the model stopped at its length limit."
                                : "A model call before the answer was cut off at its length limit.");
            }
        }
    }

    /** Whether a model call ended at its length limit. */
    static boolean cutOff(Step step) {
        return step instanceof Step.ModelCall call
                && call.finishReason()
                        .filter(reason -> CUT.contains(reason.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    private static Optional<String> slowest(Trace trace) {
        List<Step> work = trace.steps().stream()
                .filter(step -> step instanceof Step.ToolCall
                        || step instanceof Step.ModelCall
                        || step instanceof Step.Retrieval)
                .toList();
        Optional<Step> timedOut = work.stream()
                .filter(step -> failure(step)
                        .filter(error -> TIMED_OUT.matcher(error).matches())
                        .isPresent())
                .findFirst();
        if (timedOut.isPresent()) {
            Step step = timedOut.get();
            boolean measured = !step.facts().duration().isZero();
            return Optional.of(name(step) + " timed out" + (measured ? " after " + seconds(step) : "") + ".");
        }
        return work.stream()
                .max(Comparator.comparing(step -> step.facts().duration()))
                .filter(step -> step.facts().duration().compareTo(SLOW) > 0)
                .map(step -> "%s took %s, the slowest step.".formatted(name(step), seconds(step)));
    }

    private static Optional<String> failure(Step step) {
        return step instanceof Step.ToolCall call ? error(call) : step.facts().error();
    }

    /** Where only what answered is known and that has no version, what was asked for had none either. */
    private static void floatingModels(Trace trace, Set<String> hints) {
        for (Step.ModelCall call : modelCalls(trace)) {
            Optional<String> asked = call.modelAsked().or(call::modelAnswered).filter(ModelNames::floating);
            asked.ifPresent(model -> hints.add(call.modelAnswered()
                    .filter(answered -> !answered.equals(model))
                    .map(answered -> "The agent asks for %s, a name without a version; %s answered."
                            .formatted(quoted(model), quoted(answered)))
                    .orElseGet(() -> "The agent asks for %s, a name without a version: the model behind it can change."
                            .formatted(quoted(model)))));
        }
    }

    private static List<Step.ModelCall> modelCalls(Trace trace) {
        List<Step.ModelCall> calls = new ArrayList<>();
        for (Step step : trace.steps()) {
            if (step instanceof Step.ModelCall call) {
                calls.add(call);
            }
        }
        return calls;
    }

    private static String name(Step step) {
        return quoted(
                step instanceof Step.ToolCall call ? call.tool() : step.facts().name());
    }

    private static String seconds(Step step) {
        return String.format(Locale.ROOT, "%.1f s", step.facts().duration().toMillis() / 1000.0);
    }

    private static String quoted(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
    }
}
