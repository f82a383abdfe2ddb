package dev.casebook.pruning;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the rows of runs, newest run first, say of each case and each tool; keeps no row. Not for several threads. */
final class SeenRuns {
    private final Map<CaseId, Seen> seen = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();

    /** A run, the tools that its answers called, and the cases to which there was an answer. */
    private record Run(Experiment experiment, Set<String> called, Set<CaseId> answered) {}

    /** What is known of one case's present revision. */
    private static final class Seen {
        private final int revision;
        private final Set<String> runs = new HashSet<>();
        private final Set<String> versions = new HashSet<>();
        private final Map<String, Outcome.Scored> scores = new TreeMap<>();
        private boolean differs;

        Seen(int revision) {
            this.revision = revision;
        }
    }

    SeenRuns(List<Case> cases) {
        cases.forEach(c -> seen.put(c.id(), new Seen(c.revision())));
    }

    /** The rows that follow are of this run. */
    void begin(Experiment run) {
        runs.add(new Run(run, new HashSet<>(), new HashSet<>()));
    }

    void row(ResultRow row) {
        Run run = runs.getLast();
        row.answer().ifPresent(answer -> {
            run.answered().add(row.caseId());
            answer.toolCalls().stream()
                    .map(ToolInvocation::name)
                    .filter(tool -> !unreachable(answer, tool))
                    .forEach(run.called()::add);
        });
        Seen of = seen.get(row.caseId());
        if (of != null && of.revision == row.revision()) {
            scores(row).ifPresent(scores -> {
                of.runs.add(run.experiment().id());
                of.versions.add(run.experiment().agent().version());
                of.differs |= !alike(of.scores, scores);
                of.scores.putAll(scores);
            });
        }
    }

    /** Called, and it did not answer any more. Of a replayed result it says nothing that there is none of such a call. */
    private static boolean unreachable(Answer answer, String tool) {
        return answer.circumstances().tools().filter(Answer.Tools.LIVE::equals).isPresent()
                && answer.circumstances().missingTools().contains(tool);
    }

    /** Empty where a score is missing: of that nothing follows. */
    private static Optional<Map<String, Outcome.Scored>> scores(ResultRow row) {
        Map<String, Outcome.Scored> scores = new TreeMap<>();
        row.outcomes().forEach((evaluator, outcome) -> {
            if (outcome instanceof Outcome.Scored scored) {
                scores.put(evaluator, scored);
            }
        });
        return Optional.of(scores)
                .filter(all -> !all.isEmpty() && all.size() == row.outcomes().size());
    }

    /** By what both were judged by: an evaluator's next version is another one. */
    private static boolean alike(Map<String, Outcome.Scored> one, Map<String, Outcome.Scored> other) {
        return one.entrySet().stream()
                .allMatch(entry ->
                        !other.containsKey(entry.getKey()) || alike(entry.getValue(), other.get(entry.getKey())));
    }

    private static boolean alike(Outcome.Scored one, Outcome.Scored other) {
        return one.passed() == other.passed() && Double.compare(one.value(), other.value()) == 0;
    }

    /** That all its scores were the same, in a sentence; empty when they were not, or there are too few to say so. */
    Optional<String> same(Case c) {
        Seen of = seen.get(c.id());
        if (of == null
                || of.differs
                || of.runs.size() < FindUnused.LEAST_RUNS
                || of.versions.size() < FindUnused.LEAST_VERSIONS) {
            return Optional.empty();
        }
        boolean passes = of.scores.values().stream().allMatch(Outcome.Scored::passed);
        boolean otherwise = c.reproduction()
                .filter(replay -> passes ? replay.failed() > 0 : replay.failed() < replay.trials() - replay.unjudged())
                .isPresent();
        return otherwise
                ? Optional.empty()
                : Optional.of("It " + (passes ? "passed" : "failed") + " in all " + of.runs.size() + " runs of "
                        + of.versions.size() + " versions, every score the same: it tells no version from another.");
    }

    /** That a tool is called no longer, in a sentence; empty when it is, or that cannot be told. */
    Optional<String> gone(Case c, String tool) {
        List<Run> with =
                runs.stream().filter(run -> run.answered().contains(c.id())).toList();
        if (with.size() < FindUnused.LAST_RUNS) {
            return Optional.empty();
        }
        List<Run> last = with.subList(0, FindUnused.LAST_RUNS);
        boolean silent = last.stream().allMatch(run -> run.called().isEmpty());
        if (silent || last.stream().anyMatch(run -> run.called().contains(tool))) {
            return Optional.empty();
        }
        Optional<String> before = runs.stream()
                .filter(run -> run.called().contains(tool))
                .findFirst()
                .map(run -> run.experiment().id() + " of version "
                        + run.experiment().agent().version() + " was the last that did")
                .or(() -> Optional.of("the failure that it was made of did").filter(any -> recorded(c, tool)));
        return before.map(when -> "It needs the tool " + tool + ", which no answer to any case called in the last "
                + FindUnused.LAST_RUNS + " runs; " + when + ".");
    }

    private static boolean recorded(Case c, String tool) {
        return c.input().tools().stream().anyMatch(call -> call.name().equals(tool));
    }
}
