package dev.casebook.incident;

import dev.casebook.CasebookException;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceQuery.Symptom;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.TraceSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Searches sources for the worst traces of a window: those with an error, then failed tools, low scores, and the slowest. */
public final class SearchSuspects {
    private static final List<Symptom> ORDER =
            List.of(Symptom.ERROR, Symptom.TOOL_ERROR, Symptom.LOW_SCORE, Symptom.SLOW);

    private final TraceSources sources;

    public SearchSuspects(TraceSources sources) {
        this.sources = sources;
    }

    /**
     * Where and when to look.
     *
     * @param sources names of the sources
     * @param agent the name that the agent has in traces; any agent if empty
     */
    public record Window(List<String> sources, Optional<String> agent, Instant from, Instant to) {
        public Window {
            sources = List.copyOf(sources);
        }
    }

    /**
     * What was found.
     *
     * @param telling true when one of them shows a failure, not just slowness
     */
    public record Found(List<Suspect> suspects, boolean telling) {
        public Found {
            suspects = List.copyOf(suspects);
        }
    }

    /**
     * Searches. A source that cannot be asked for a symptom is not asked for it.
     *
     * @throws CasebookException.Retryable when no source answered, and trying again may help
     */
    public Found in(Window window) {
        Map<String, Suspect> found = new LinkedHashMap<>();
        List<CasebookException> failures = new ArrayList<>();
        boolean answered = false;
        boolean telling = false;
        for (Symptom symptom : ORDER) {
            for (String source : window.sources()) {
                try {
                    for (TraceSummary hit : sources.source(source).search(query(window, symptom))) {
                        found.putIfAbsent(hit.ref().toString(), new Suspect(hit.ref(), why(symptom, hit)));
                        telling |= symptom != Symptom.SLOW;
                    }
                    answered = true;
                } catch (CasebookException.Retryable e) {
                    failures.add(e);
                } catch (CasebookException.Permanent e) {
                    // This source does not know the symptom; others may.
                    answered = true;
                }
            }
        }
        if (!answered && !failures.isEmpty()) {
            throw failures.getFirst();
        }
        return new Found(found.values().stream().limit(AlertTrail.SHOWN).toList(), telling);
    }

    private static TraceQuery query(Window window, Symptom symptom) {
        TraceQuery query =
                TraceQuery.between(window.from(), window.to(), AlertTrail.SHOWN).showing(symptom);
        return window.agent()
                .map(agent -> query.where(TraceQuery.Field.AGENT, agent))
                .orElse(query);
    }

    private static String why(Symptom symptom, TraceSummary hit) {
        return switch (symptom) {
            case ERROR -> "a step ended in an error";
            case TOOL_ERROR -> "a tool call failed";
            case LOW_SCORE ->
                hit.score()
                        .map(score -> String.format(Locale.ROOT, "scored %.2f", score))
                        .orElse("scored low");
            case SLOW ->
                String.format(
                        Locale.ROOT, "among the slowest, %.1f s", hit.duration().toMillis() / 1000.0);
        };
    }
}
