package dev.casebook.local.house;

import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What there is to say of a complete run that was compared with nothing: which cases do not pass, and what follows from it. */
final class Uncompared {
    private static final int SHOWN = 10;

    private final CaseStore cases;
    private final ExperimentStore experiments;

    Uncompared(CaseStore cases, ExperimentStore experiments) {
        this.cases = cases;
        this.experiments = experiments;
    }

    /** One case's planned trials. */
    private static final class Count {
        private int passed;
        private int trials;
        private String why = "";

        void add(ResultRow row) {
            trials++;
            if (row.standing() == ResultRow.Standing.PASSED) {
                passed++;
            } else if (why.isEmpty()) {
                why = why(row);
            }
        }
    }

    /** Sentences for people, the failing cases first. */
    List<String> of(Experiment run) {
        Map<String, Count> counts = new TreeMap<>();
        experiments.eachResult(
                run.id(),
                row -> counts.computeIfAbsent(row.caseId().value(), id -> new Count())
                        .add(row));
        List<String> said = new ArrayList<>();
        List<Map.Entry<String, Count>> failing = counts.entrySet().stream()
                .filter(entry -> entry.getValue().passed < entry.getValue().trials)
                .toList();
        failing.stream()
                .limit(SHOWN)
                .map(entry -> line(run, new CaseId(entry.getKey()), entry.getValue()))
                .forEach(said::add);
        if (failing.size() > SHOWN) {
            said.add("… and " + (failing.size() - SHOWN) + " more cases that do not always pass.");
        }
        said.add(next(run));
        return said;
    }

    private String line(Experiment run, CaseId id, Count count) {
        String title = cases.find(run.plan().dataset(), id)
                .map(found -> found.label().title())
                .filter(text -> !text.isBlank())
                .map(text -> text + " (" + id.display() + ")")
                .orElse(id.display());
        String why = count.why.isBlank() ? "" : " (" + count.why + ")";
        String heading = count.passed == 0 ? "Fails: " : "Passes at times: ";
        return heading + title + ", passed " + count.passed + " of " + count.trials + why;
    }

    private String next(Experiment run) {
        Optional<Dataset.Baseline> baseline =
                cases.dataset(run.plan().dataset()).flatMap(Dataset::baseline);
        if (baseline.map(Dataset.Baseline::experiment).filter(run.id()::equals).isPresent()) {
            return "This run is the baseline now: the next run of " + run.plan().dataset() + " is compared with it.";
        }
        return "It was compared with nothing, and later runs are not compared with it: a baseline is a run of the whole dataset,"
                + " of the deployed version where one is configured. --against " + run.id()
                + " compares with it all the same.";
    }

    private static String why(ResultRow row) {
        return row.problem()
                .or(() -> row.outcomes().entrySet().stream()
                        .flatMap(entry -> said(entry.getKey(), entry.getValue()))
                        .findFirst())
                .orElse("");
    }

    private static Stream<String> said(String evaluator, Outcome outcome) {
        String name = evaluator.substring(0, Math.max(0, evaluator.lastIndexOf('@')));
        return switch (outcome) {
            case Outcome.Scored scored ->
                scored.passed()
                        ? Stream.empty()
                        : Stream.of(name + (scored.why().isBlank() ? "" : ": " + scored.why()));
            case Outcome.Unscored unscored -> Stream.of(name + ": " + unscored.reason());
            case Outcome.Failed broken -> Stream.of(name + ": " + broken.reason());
        };
    }
}
