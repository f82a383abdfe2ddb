package dev.casebook.pruning;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.incident.IncidentStore;
import dev.casebook.pruning.Pruning.Candidate;
import dev.casebook.pruning.Pruning.Reason;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which active cases of a dataset are of no use any more, as far as its runs tell; those of an open incident are left alone.
 *
 * <p>A case <em>never differed</em> when over at least {@value #LEAST_RUNS} complete runs of at least {@value #LEAST_VERSIONS} agent
 * versions every evaluator gave every trial of its present revision the same score, and a replay did not say otherwise. Its
 * <em>tool is gone</em> when its right answer requires a call of a tool that the agent is not offered; where Casebook does not see
 * what is offered, when no answer to any case called it in the last {@value #LAST_RUNS} runs with this case, though an earlier run
 * or the case's own trace did. Agents that report no tool calls at all are not judged by them.
 */
public final class FindUnused {
    static final int LEAST_RUNS = 10;
    static final int LEAST_VERSIONS = 2;
    static final int LAST_RUNS = 5;

    /** More runs than these are not read: the newest of each version, then the newest of all. */
    private static final int MOST_RUNS = 40;

    private static final int LISTED = 400;

    private final CaseStore cases;
    private final ExperimentStore experiments;
    private final IncidentStore incidents;

    public FindUnused(CaseStore cases, ExperimentStore experiments, IncidentStore incidents) {
        this.cases = cases;
        this.experiments = experiments;
        this.incidents = incidents;
    }

    /**
     * What was found.
     *
     * @param candidates those whose tool is gone first
     * @param runs how many runs were read
     */
    record Found(List<Candidate> candidates, int runs) {}

    Found in(PruningPlan plan) {
        List<Case> active = cases.cases(plan.dataset()).stream()
                .filter(c -> c.state() == CaseState.ACTIVE)
                .toList();
        List<Experiment> runs = active.isEmpty() ? List.of() : runs(plan.dataset());
        SeenRuns seen = new SeenRuns(active);
        for (Experiment run : runs) {
            seen.begin(run);
            experiments.eachResult(run.id(), seen::row);
        }
        List<Candidate> found = active.stream()
                .flatMap(c -> candidate(plan, seen, c).stream())
                .filter(each -> incidents.ofCase(each.id()).stream()
                        .allMatch(incident -> incident.state().over()))
                .sorted(Comparator.comparing(Candidate::reason))
                .toList();
        return new Found(found, runs.size());
    }

    /** Newest first. */
    private List<Experiment> runs(String dataset) {
        List<Experiment> all = experiments.newest(dataset, LISTED).stream()
                .filter(run ->
                        run.purpose() == Experiment.Purpose.EVALUATION && run.state() == Experiment.State.COMPLETE)
                .toList();
        Set<String> versions = new HashSet<>();
        List<Experiment> newestOfEach =
                all.stream().filter(run -> versions.add(run.agent().version())).toList();
        Set<String> chosen = new HashSet<>(Stream.concat(newestOfEach.stream(), all.stream())
                .map(Experiment::id)
                .distinct()
                .limit(MOST_RUNS)
                .toList());
        return all.stream().filter(run -> chosen.contains(run.id())).toList();
    }

    private static Optional<Candidate> candidate(PruningPlan plan, SeenRuns seen, Case c) {
        for (String tool : required(c)) {
            Optional<String> gone = plan.offered().isPresent()
                    ? Optional.of("It needs the tool " + tool + ", which casebook.yaml does not offer to the agent.")
                            .filter(sentence -> !plan.offered().get().contains(tool))
                    : seen.gone(c, tool);
            if (gone.isPresent()) {
                return Optional.of(of(c, Reason.TOOL_GONE, ":" + tool, gone.get()));
            }
        }
        return seen.same(c).map(sentence -> of(c, Reason.NEVER_DIFFERED, "", sentence));
    }

    private static Set<String> required(Case c) {
        Set<String> names = new TreeSet<>();
        c.reference()
                .ifPresent(reference ->
                        reference.toolCalls().stream().map(ToolInvocation::name).forEach(names::add));
        return names;
    }

    private static Candidate of(Case c, Reason reason, String detail, String why) {
        return new Candidate(
                c.id(), c.label().title(), reason, reason + detail + "@" + c.revision(), why, Optional.empty());
    }
}
