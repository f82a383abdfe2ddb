package dev.casebook.incident;

import dev.casebook.CasebookException;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceQuery.Symptom;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.TraceSummary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Searches sources for the worst traces of a window: those with an error, then failed tools, low scores, and the slowest. */
public final class SearchSuspects {
    private static final List<Symptom> ORDER =
            List.of(Symptom.ERROR, Symptom.TOOL_ERROR, Symptom.LOW_SCORE, Symptom.SLOW);

    /** More than are shown, because replays among them are left out. */
    private static final int LOOKED_AT = 3 * AlertTrail.SHOWN;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TraceSources sources;

    public SearchSuspects(TraceSources sources) {
        this.sources = sources;
    }

    /**
     * Where and when to look.
     *
     * @param sources names of the sources
     * @param agents the names that the agent has in traces; any agent if empty
     */
    public record Window(List<String> sources, List<String> agents, Instant from, Instant to) {
        public Window {
            sources = List.copyOf(sources);
            agents = List.copyOf(agents);
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
        Set<String> failed = new HashSet<>();
        boolean answered = false;
        for (Symptom symptom : ORDER) {
            for (String source : window.sources()) {
                try {
                    for (TraceSummary hit : hits(window, source, symptom)) {
                        // A failed tool tells more than any failed step.
                        if (symptom == Symptom.TOOL_ERROR
                                || !found.containsKey(hit.ref().toString())) {
                            found.put(hit.ref().toString(), new Suspect(hit.ref(), why(symptom, hit)));
                        }
                        if (symptom != Symptom.SLOW) {
                            failed.add(hit.ref().toString());
                        }
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
        List<Suspect> suspects = found.values().stream()
                .limit(LOOKED_AT)
                .filter(suspect -> !isReplay(suspect))
                .limit(AlertTrail.SHOWN)
                .toList();
        return new Found(
                suspects,
                suspects.stream()
                        .anyMatch(suspect -> failed.contains(suspect.ref().toString())));
    }

    /** What an evaluation made is not what the alert is about. A trace that cannot be read now may be picked all the same. */
    private boolean isReplay(Suspect suspect) {
        try {
            return sources.fetch(suspect.ref())
                    .filter(trace -> trace.context().isReplay())
                    .isPresent();
        } catch (CasebookException e) {
            return false;
        }
    }

    private List<TraceSummary> hits(Window window, String source, Symptom symptom) {
        TraceQuery query =
                TraceQuery.between(window.from(), window.to(), LOOKED_AT).showing(symptom);
        if (window.agents().isEmpty()) {
            return sources.source(source).search(query);
        }
        return window.agents().stream()
                .flatMap(agent -> sources.source(source).search(query.where(TraceQuery.Field.AGENT, agent)).stream())
                .toList();
    }

    /** With the second at which it began: on call, that is what people compare. */
    private static String why(Symptom symptom, TraceSummary hit) {
        return TIME.format(hit.startedAt()) + " UTC, " + what(symptom, hit);
    }

    private static String what(Symptom symptom, TraceSummary hit) {
        return switch (symptom) {
            case ERROR -> "a step ended in an error";
            case TOOL_ERROR -> "a tool call failed";
            case LOW_SCORE ->
                hit.score()
                        .map(score -> String.format(Locale.ROOT, "scored %.2f", score))
                        .orElse("scored low");
            case SLOW -> "among the slowest, " + took(hit.duration().toMillis());
        };
    }

    private static String took(long millis) {
        return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
