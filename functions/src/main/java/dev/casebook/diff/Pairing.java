package dev.casebook.diff;

import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Reproduction;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ResultRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the rows of both sides together, case by case: like with like, or with the reason why not. */
final class Pairing {
    private static final Comparator<ResultRow> ORDER =
            Comparator.comparingInt(ResultRow::trial).thenComparing(ResultRow::experiment);

    private final Comparison comparison;
    private final Map<CaseId, List<ResultRow>> before;
    private final Map<CaseId, List<ResultRow>> after;
    private final Set<CaseId> againBefore;
    private final Set<CaseId> againAfter;

    private Pairing(Comparison comparison) {
        this.comparison = comparison;
        this.before = byCase(comparison.baselineRows());
        this.after = byCase(comparison.candidateRows());
        this.againBefore = again(comparison.baseline());
        this.againAfter = again(comparison.candidate());
    }

    /** The planned cases whose revision is known, in order of their ids. */
    static List<CasePair> of(Comparison comparison) {
        Pairing pairing = new Pairing(comparison);
        Set<CaseId> planned = new HashSet<>(comparison.candidate().plan().cases());
        return comparison.manifest().stream()
                .filter(revision -> planned.contains(revision.id()))
                .sorted(Comparator.comparing(revision -> revision.id().value()))
                .map(pairing::pair)
                .toList();
    }

    private static CaseRows rows(Experiment experiment, Set<CaseId> again, Revision revision, List<ResultRow> rows) {
        int more = again.contains(revision.id())
                ? experiment.confirmation().map(Experiment.Confirmation::trials).orElse(0)
                : 0;
        return CaseRows.of(rows, experiment.plan().trials(), more);
    }

    private static Set<CaseId> again(Experiment experiment) {
        return experiment
                .confirmation()
                .map(Experiment.Confirmation::cases)
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    private CasePair pair(Revision revision) {
        List<ResultRow> had = before.getOrDefault(revision.id(), List.of());
        List<ResultRow> has = sameRevision(after.getOrDefault(revision.id(), List.of()), revision);
        List<ResultRow> like = sameRevision(had, revision);
        boolean borrowed = like.stream()
                .noneMatch(row -> row.experiment().equals(comparison.baseline().id()));
        CaseRows baseline =
                borrowed ? CaseRows.borrowed(like) : rows(comparison.baseline(), againBefore, revision, like);
        CaseRows candidate = rows(comparison.candidate(), againAfter, revision, has);
        Optional<String> hindrance = like.isEmpty() && !had.isEmpty()
                ? Optional.of(otherRevision(revision, had))
                : silent(revision, like).or(() -> EvaluatorVersions.conflict(like, has));
        return new CasePair(revision, baseline, candidate, hindrance, guards(revision, baseline));
    }

    /**
     * Passed all its trials in the baseline, or was reproduced as a failure and passes there now; and no replay of the
     * baseline's version has shown since that it still fails at times.
     */
    private boolean guards(Revision revision, CaseRows baseline) {
        Tally was = baseline.tally();
        if (was.leaning() != Tally.Leaning.PASSES || failedSince(revision)) {
            return false;
        }
        boolean fixed = revision.reproduction()
                .map(replay -> 3 * replay.failed() >= 2 * replay.trials())
                .orElse(false);
        return was.failed() == 0 || fixed;
    }

    private boolean failedSince(Revision revision) {
        return revision.reproduction()
                        .filter(this::ofTheBaseline)
                        .map(Reproduction::failed)
                        .orElse(0)
                > 0;
    }

    private boolean ofTheBaseline(Reproduction replay) {
        return replay.agentVersion().equals(comparison.baseline().agent().version())
                && !replay.at().isBefore(comparison.baseline().request().at());
    }

    /** Why stored answers that were to be scored again have no score, if none has. */
    private Optional<String> silent(Revision revision, List<ResultRow> like) {
        boolean none = comparison.rescored().contains(revision.id())
                && like.stream().allMatch(row -> row.standing() == ResultRow.Standing.NOT_SCORED);
        return like.stream()
                .filter(row -> none && row.answer().isPresent())
                .findFirst()
                .map(row -> "the baseline's stored answers could not be scored again: "
                        + CaseFindings.problem(row).orElse("no reason given"));
    }

    private static String otherRevision(Revision revision, List<ResultRow> had) {
        String revisions = had.stream()
                .map(ResultRow::revision)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" and "));
        return "the baseline ran revision " + revisions + ", this run revision " + revision.revision();
    }

    private static List<ResultRow> sameRevision(List<ResultRow> rows, Revision revision) {
        if (rows.size() == 1) {
            return rows.getFirst().revision() == revision.revision() ? rows : List.of();
        }
        return rows.stream()
                .filter(row -> row.revision() == revision.revision())
                .sorted(ORDER)
                .toList();
    }

    private static Map<CaseId, List<ResultRow>> byCase(List<ResultRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        ResultRow::caseId,
                        HashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), List::copyOf)));
    }
}
