package dev.casebook.diff.report;

import dev.casebook.CasebookException;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.Manifests;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gathers what was asked and answered on both sides of a diff. Of a run one answer a case is held, cut to {@value #LONGEST}
 * characters. Reads only; safe for several threads.
 */
public final class ReadFullDiff {
    static final int LONGEST = 20_000;
    private final ExperimentStore experiments;
    private final Manifests manifests;

    public ReadFullDiff(ExperimentStore experiments, CaseStore cases) {
        this.experiments = experiments;
        this.manifests = new Manifests(cases);
    }

    /** What a case asks, of the revision that was run. */
    private record Asked(CaseId id, String question, Optional<String> reference) {
        static Asked of(Case c) {
            return new Asked(
                    c.id(),
                    cut(c.input().question()),
                    c.reference().map(Reference::text).map(ReadFullDiff::cut));
        }
    }

    /** A stored answer, and how it compares with others of its case. */
    private record Found(int trial, ResultRow.Standing standing, FullDiff.Said said) {}

    /**
     * Reads it.
     *
     * @throws CasebookException.Permanent when a run of it is not there any more
     */
    public FullDiff read(Diff diff) {
        Experiment candidate = experiments
                .find(diff.candidate().experiment())
                .orElseThrow(() -> new CasebookException.Permanent(
                        "There is no run " + diff.candidate().experiment() + ", so its answers cannot be shown."));
        Map<CaseId, Asked> asked =
                manifests.of(candidate, Asked::of).stream().collect(Collectors.toMap(Asked::id, Function.identity()));
        Map<CaseId, Found> after = new HashMap<>();
        gather(after, candidate.id(), wanted(diff, ChangeWords::after));
        Map<CaseId, Found> before = before(diff, candidate);
        List<FullDiff.Case> cases = new ArrayList<>();
        for (CaseChange change : diff.changes()) {
            CaseId id = change.subject().id();
            Optional<Asked> question = Optional.ofNullable(asked.get(id));
            cases.add(new FullDiff.Case(
                    change,
                    question.map(Asked::question).orElse(""),
                    question.flatMap(Asked::reference),
                    Optional.ofNullable(before.get(id)).map(Found::said),
                    Optional.ofNullable(after.get(id)).map(Found::said)));
        }
        cases.sort(Comparator.comparingInt(each -> ChangeWords.rank(each.change())));
        return new FullDiff(diff, candidate.plan().dataset(), cases);
    }

    /** What was scored again for the candidate stands for what the baseline stored; what it lacks was run besides. */
    private Map<CaseId, Found> before(Diff diff, Experiment candidate) {
        Map<CaseId, ResultRow.Standing> wanted = wanted(diff, ChangeWords::before);
        boolean own = candidate
                .plan()
                .baseline()
                .filter(diff.baseline().experiment()::equals)
                .isPresent();
        List<String> runs = own
                ? List.of(candidate.backfillRows(), diff.baseline().experiment(), candidate.rescoredRows())
                : List.of(diff.baseline().experiment());
        Map<CaseId, Found> all = new HashMap<>();
        for (String run : runs) {
            Map<CaseId, Found> found = new HashMap<>();
            gather(found, run, wanted);
            all.putAll(found);
        }
        return all;
    }

    private void gather(Map<CaseId, Found> found, String run, Map<CaseId, ResultRow.Standing> wanted) {
        experiments.eachResult(run, row -> {
            Optional<ResultRow.Standing> standing = Optional.ofNullable(wanted.get(row.caseId()));
            standing.ifPresent(like -> found.merge(
                    row.caseId(),
                    new Found(row.trial(), row.standing(), said(row)),
                    (one, other) -> better(one, other, like)));
        });
    }

    private static Found better(Found one, Found other, ResultRow.Standing like) {
        boolean oneFits = one.standing() == like;
        boolean otherFits = other.standing() == like;
        if (oneFits != otherFits) {
            return oneFits ? one : other;
        }
        return one.trial() <= other.trial() ? one : other;
    }

    /** How most of a case's trials ended. */
    private static Map<CaseId, ResultRow.Standing> wanted(
            Diff diff, Function<CaseChange, Optional<CaseChange.Trials>> side) {
        Map<CaseId, ResultRow.Standing> wanted = new HashMap<>();
        for (CaseChange change : diff.changes()) {
            ResultRow.Standing like = side.apply(change)
                    .map(trials -> trials.passed() * 2 > trials.scored()
                            ? ResultRow.Standing.PASSED
                            : ResultRow.Standing.FAILED)
                    .orElse(ResultRow.Standing.NOT_SCORED);
            wanted.put(change.subject().id(), like);
        }
        return wanted;
    }

    private static FullDiff.Said said(ResultRow row) {
        List<String> judged = new ArrayList<>();
        row.outcomes().forEach((evaluator, outcome) -> judged.add(evaluator + ": " + words(outcome)));
        String text = row.answer()
                .map(ReadFullDiff::text)
                .orElse("(no answer: " + row.problem().orElse("unknown") + ")");
        return new FullDiff.Said(
                cut(text), judged, row.answer().map(Answer::latencyMillis).orElse(0L));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored scored -> {
                String score = scored.value() == 0 || scored.value() == 1
                        ? ""
                        : String.format(Locale.ROOT, " (%.2f)", scored.value());
                yield (scored.passed() ? "passed" : "failed")
                        + score
                        + (scored.why().isBlank() ? "" : ", " + cut(scored.why()));
            }
            case Outcome.Unscored unscored -> "no score, " + cut(unscored.reason());
            case Outcome.Failed broken -> "could not judge, " + cut(broken.reason());
        };
    }

    private static String text(Answer answer) {
        List<String> lines = new ArrayList<>(List.of(answer.output()));
        for (ToolInvocation call : answer.toolCalls()) {
            lines.add("→ " + call.name() + " " + call.arguments());
        }
        return String.join("\n", lines);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (cut)";
    }
}
