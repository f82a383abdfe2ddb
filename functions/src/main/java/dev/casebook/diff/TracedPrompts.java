package dev.casebook.diff;

import dev.casebook.CasebookException;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSources;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hash of the system prompts on both sides, where the agent gives its traces: of one case that both sides have a trace of,
 * because prompts may be filled in case by case. A source that does not answer leaves it out; the diff does not wait for it.
 */
public final class TracedPrompts implements BiFunction<List<ResultRow>, List<ResultRow>, Comparison.Besides> {
    private static final Logger LOG = LoggerFactory.getLogger(TracedPrompts.class);
    private static final int SHOWN = 8;

    private final TraceSources sources;
    private final long latencyLimitMillis;

    public TracedPrompts(TraceSources sources, long latencyLimitMillis) {
        this.sources = sources;
        this.latencyLimitMillis = latencyLimitMillis;
    }

    @Override
    public Comparison.Besides apply(List<ResultRow> baselineRows, List<ResultRow> candidateRows) {
        Map<CaseId, String> before = traces(baselineRows);
        Map<CaseId, String> after = before.isEmpty() ? Map.of() : traces(candidateRows);
        Optional<CaseId> both =
                after.keySet().stream().filter(before::containsKey).min(Comparator.comparing(CaseId::value));
        return new Comparison.Besides(
                latencyLimitMillis,
                both.map(before::get).flatMap(this::prompt),
                both.map(after::get).flatMap(this::prompt));
    }

    private static Map<CaseId, String> traces(List<ResultRow> rows) {
        Map<CaseId, String> traces = new HashMap<>();
        for (ResultRow row : rows) {
            row.answer().flatMap(Answer::trace).ifPresent(trace -> traces.putIfAbsent(row.caseId(), trace));
        }
        return traces;
    }

    private Optional<String> prompt(String trace) {
        try {
            return sources.fetch(TraceRef.parse(trace)).flatMap(TracedPrompts::of);
        } catch (CasebookException e) {
            LOG.info("a replay's trace could not be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Empty when no model call of the trace shows a system message. */
    static Optional<String> of(Trace trace) {
        List<String> prompts = trace.steps().stream()
                .filter(Step.ModelCall.class::isInstance)
                .flatMap(step -> ((Step.ModelCall) step).input().stream())
                .filter(message -> message.role().equals("system"))
                .map(message -> message.content().strip())
                .distinct()
                .sorted()
                .toList();
        return prompts.isEmpty()
                ? Optional.empty()
                : Optional.of(CaseId.hash("prompt\n" + String.join("\n", prompts))
                        .substring(0, SHOWN)
                        .toLowerCase(Locale.ROOT));
    }
}
