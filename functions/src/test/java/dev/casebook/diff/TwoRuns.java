package dev.casebook.diff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reproduction;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two runs of hand-written results. A side's results of a case are letters, one for each trial: {@code P} passed, {@code F}
 * failed, {@code U} unscored, {@code X} no answer, {@code -} no row; further trials follow a bar: {@code "F|FFP"}.
 */
final class TwoRuns {
    private static final List<String> EVALUATORS = List.of("contains@1", "must-say@1", "tool-call-correct@1");
    private static final Map<String, CaseId> IDS = new ConcurrentHashMap<>();
    static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    private final int trialsBefore;
    private final int trialsAfter;
    private final Map<CaseId, Case> cases = new LinkedHashMap<>();
    final List<ResultRow> before = new ArrayList<>();
    final List<ResultRow> after = new ArrayList<>();
    private final Set<CaseId> again = new HashSet<>();
    private int further;
    final Set<CaseId> targets = new HashSet<>();
    final Set<CaseId> rescored = new HashSet<>();
    Experiment.State baselineState = Experiment.State.COMPLETE;
    Experiment.State candidateState = Experiment.State.CONFIRMING;
    boolean assumed;
    String modelBefore = "gpt-4o";
    String modelAfter = "gpt-4o";
    String versionAfter = "v2";
    boolean severalEvaluators;
    private final Map<String, String> families = new HashMap<>();

    TwoRuns(int trialsBefore, int trialsAfter) {
        this.trialsBefore = trialsBefore;
        this.trialsAfter = trialsAfter;
    }

    static CaseId id(String name) {
        return IDS.computeIfAbsent(name, known -> CaseId.imported("clinic", known));
    }

    /** Near-duplicates of each other; to be called before their results are given. */
    TwoRuns family(String family, String... names) {
        for (String name : names) {
            families.put(name, family);
        }
        return this;
    }

    /** A case whose rows are of the same revision and judged by the same evaluator on both sides. */
    TwoRuns with(String name, String was, String is) {
        return with(name, was, is, 1, "contains@1");
    }

    /** A case whose baseline rows are of another revision or evaluator version. */
    TwoRuns with(String name, String was, String is, int revisionBefore, String evaluatorBefore) {
        plan(name, Optional.empty());
        rows(before, "EXP-BASELINE", id(name), was, revisionBefore, evaluatorBefore, modelBefore);
        return now(name, is);
    }

    /** Many cases with the same results. */
    TwoRuns many(int count, String prefix, String was, String is) {
        for (int i = 0; i < count; i++) {
            with(prefix + i, was, is);
        }
        return this;
    }

    TwoRuns target(String name) {
        targets.add(id(name));
        return this;
    }

    /** A replay of the failure, an hour after the given version's baseline was asked for. */
    TwoRuns reproduced(String name, int failed, int trials, String version) {
        plan(
                name,
                Optional.of(new Reproduction(
                        "EXP-REPRODUC", version, trials, failed, Optional.empty(), THEN.plusSeconds(3600))));
        return this;
    }

    /** Baseline rows that were scored from a reproduction's stored answers. */
    TwoRuns rescored(String name, String was, String is) {
        plan(name, Optional.empty());
        rows(before, "EXP-REPRODUC", id(name), was, 1, "contains@1", modelBefore);
        rescored.add(id(name));
        return now(name, is);
    }

    private TwoRuns now(String name, String is) {
        rows(after, "EXP-CANDIDAT", id(name), is, 1, "contains@1", modelAfter);
        int bar = is.indexOf('|');
        if (bar >= 0) {
            again.add(id(name));
            further = Math.max(further, is.length() - bar - 1);
        }
        return this;
    }

    Comparison comparison() {
        List<CaseId> ids = List.copyOf(cases.keySet());
        Optional<Experiment.Confirmation> confirmation = again.isEmpty()
                ? Optional.empty()
                : Optional.of(new Experiment.Confirmation(
                        ids.stream().filter(again::contains).toList(), further));
        return new Comparison(
                experiment("EXP-BASELINE", "v1", ids, trialsBefore, baselineState, Optional.empty()),
                experiment("EXP-CANDIDAT", versionAfter, ids, trialsAfter, candidateState, confirmation),
                cases.values().stream().map(Revision::of).toList(),
                before,
                after,
                rescored,
                targets,
                assumed);
    }

    Diff diff() {
        return Differ.compare(comparison());
    }

    CaseChange change(String name) {
        return diff().changes().stream()
                .filter(change -> change.subject().id().equals(id(name)))
                .findFirst()
                .orElseThrow();
    }

    private void plan(String name, Optional<Reproduction> reproduction) {
        if (reproduction.isPresent() || !cases.containsKey(id(name))) {
            cases.put(
                    id(name),
                    new Case(
                            id(name),
                            "clinic",
                            1,
                            CaseState.ACTIVE,
                            new CaseInput(
                                    JsonNodeFactory.instance.objectNode(), List.of(), Optional.empty(), List.of()),
                            Optional.empty(),
                            List.of(EvaluatorSpec.of("contains")),
                            new Case.Label(
                                    name,
                                    FailureMode.OTHER,
                                    Optional.empty(),
                                    List.of(),
                                    Optional.ofNullable(families.get(name))),
                            new Origin(
                                    Optional.empty(),
                                    Optional.of(name),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(),
                                    Optional.empty(),
                                    false,
                                    Map.of(),
                                    "test",
                                    THEN),
                            reproduction,
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    private void rows(
            List<ResultRow> rows,
            String experiment,
            CaseId id,
            String letters,
            int revision,
            String evaluator,
            String model) {
        String trials = letters.replace("|", "");
        for (int trial = 0; trial < trials.length(); trial++) {
            char letter = trials.charAt(trial);
            if (letter != '-') {
                rows.add(row(experiment, id, revision, trial, letter, evaluator, model));
            }
        }
    }

    /** Of three evaluators one is to blame for a failure; which one depends on the trial alone. */
    private static Map<String, Outcome> shared(String experiment, CaseId id, int trial, boolean passed) {
        Map<String, Outcome> outcomes = new HashMap<>();
        int blamed = passed ? -1 : Math.floorMod((experiment + id + trial).hashCode(), EVALUATORS.size());
        for (int i = 0; i < EVALUATORS.size(); i++) {
            outcomes.put(EVALUATORS.get(i), Outcome.Scored.of(i != blamed, "blamed"));
        }
        return outcomes;
    }

    private ResultRow row(
            String experiment, CaseId id, int revision, int trial, char letter, String evaluator, String model) {
        Optional<Answer> answer = letter == 'X'
                ? Optional.empty()
                : Optional.of(new Answer(
                        "said",
                        List.of(),
                        List.of(),
                        model.isEmpty() ? Optional.empty() : Optional.of(model),
                        Optional.of(new Answer.Usage(10, 5, Optional.of(0.001))),
                        Optional.empty(),
                        100 + trial));
        Optional<String> problem = letter == 'X' ? Optional.of("The agent gave no answer in 30 s.") : Optional.empty();
        Map<String, Outcome> outcomes = switch (letter) {
            case 'P' -> Map.of(evaluator, Outcome.Scored.of(true, ""));
            case 'F' -> Map.of(evaluator, Outcome.Scored.of(false, "does not name Tuesday"));
            case 'U' -> Map.of(evaluator, new Outcome.Unscored("the judges did not agree"));
            case 'X' -> Map.of(evaluator, new Outcome.Failed("no answer"));
            default -> throw new IllegalArgumentException("no such result: " + letter);
        };
        boolean three = severalEvaluators && (letter == 'P' || letter == 'F');
        return new ResultRow(
                experiment,
                id,
                revision,
                trial,
                answer,
                problem,
                three ? shared(experiment, id, trial, letter == 'P') : outcomes,
                THEN);
    }

    private static Experiment experiment(
            String id,
            String version,
            List<CaseId> cases,
            int trials,
            Experiment.State state,
            Optional<Experiment.Confirmation> confirmation) {
        return new Experiment(
                id,
                Experiment.Purpose.EVALUATION,
                new AgentVersion("clinic", version, Optional.empty()),
                new Experiment.Plan("clinic", 3, cases, trials, 1, 8, Optional.empty(), Optional.empty()),
                state,
                confirmation,
                new Experiment.Request("ana", THEN, Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty());
    }
}
