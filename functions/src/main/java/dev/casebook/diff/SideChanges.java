package dev.casebook.diff;

import dev.casebook.agent.Answer;
import dev.casebook.evaluation.Experiment;
import dev.casebook.work.RunLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What changed between the two runs besides the results: agent version, model as reported, evaluators. */
final class SideChanges {

    private SideChanges() {}

    static List<String> of(Evidence evidence) {
        List<String> changed = new ArrayList<>();
        SortedSet<String> before = models(evidence, CasePair::before);
        SortedSet<String> after = models(evidence, CasePair::after);
        model(before, after).ifPresent(changed::add);
        prompt(evidence.comparison().besides()).ifPresent(changed::add);
        asked(evidence.comparison()).ifPresent(changed::add);
        boolean judgedAlike =
                evidence.pairs().stream().allMatch(pair -> pair.hindrance().isEmpty());
        List<String> notes = new ArrayList<>();
        notes.add(agent(evidence.comparison()));
        notes.addAll(changed);
        if (changed.isEmpty() && judgedAlike && evidence.compared() > 0) {
            notes.add("Nothing else changed on our side: same model (" + String.join(", ", after)
                    + "), case revisions and evaluator versions.");
        } else if (judgedAlike && evidence.compared() > 0) {
            notes.add("Case revisions and evaluator versions are the same on both sides.");
        }
        return notes;
    }

    /** Only where traces of both sides show their prompts. */
    private static Optional<String> prompt(Comparison.Besides besides) {
        return besides.promptBefore()
                .flatMap(before -> besides.promptAfter()
                        .filter(after -> !after.equals(before))
                        .map(after -> "System prompt: " + before + " → " + after + " (hashes, as traced)."));
    }

    /** What the requesters said that they asked the agent for. */
    private static Optional<String> asked(Comparison comparison) {
        String before = asked(comparison.baseline());
        String after = asked(comparison.candidate());
        return before.equals(after) ? Optional.empty() : Optional.of("Asked for: " + before + " → " + after + ".");
    }

    private static String asked(Experiment experiment) {
        Optional<RunLabel> label = experiment.request().label();
        String model = label.flatMap(RunLabel::model).orElse("the agent's own model");
        return label.flatMap(RunLabel::temperature)
                .map(temperature -> model + " at temperature " + temperature)
                .orElse(model);
    }

    private static String agent(Comparison comparison) {
        String before = comparison.baseline().agent().version();
        String after = comparison.candidate().agent().version();
        return before.equals(after)
                ? "Both runs are of agent version " + after + "."
                : "Agent version: " + before + " → " + after + ".";
    }

    /** What is to be said of the model; empty when both sides reported the same. */
    private static Optional<String> model(SortedSet<String> before, SortedSet<String> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return Optional.of("The agent did not report its model.");
        }
        return before.equals(after)
                ? Optional.empty()
                : Optional.of("Model as reported: " + named(before) + " → " + named(after) + ".");
    }

    private static String named(SortedSet<String> models) {
        return models.isEmpty() ? "not reported" : String.join(", ", models);
    }

    private static SortedSet<String> models(Evidence evidence, Function<CasePair, CaseRows> side) {
        return Sides.answers(evidence.pairs(), side).stream()
                .map(Answer::model)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
