package dev.casebook.diff;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ResultRow;
import java.util.List;
import java.util.Set;

/**
 * All that a diff is a function of.
 *
 * @param manifest the case revisions that the candidate runs
 * @param baselineRows of the baseline experiment, and rows re-scored from stored answers where it lacks a case
 * @param rescored cases whose baseline rows were made from the stored answers of a reproduction
 * @param targets cases of open incidents: those that this change should fix
 * @param baselineAssumed true when the baseline was not set by a person
 */
public record Comparison(
        Experiment baseline,
        Experiment candidate,
        List<Case> manifest,
        List<ResultRow> baselineRows,
        List<ResultRow> candidateRows,
        Set<CaseId> rescored,
        Set<CaseId> targets,
        boolean baselineAssumed) {
    public Comparison {
        manifest = List.copyOf(manifest);
        baselineRows = List.copyOf(baselineRows);
        candidateRows = List.copyOf(candidateRows);
        rescored = Set.copyOf(rescored);
        targets = Set.copyOf(targets);
    }
}
