package dev.casebook.evaluation.evaluators;

import java.util.List;

/** {@code contains-all}, {@code icontains-all}: the output holds every one of the values. */
final class ContainsAll implements EvaluatorKind {
    private final boolean anyCase;

    ContainsAll(boolean anyCase) {
        this.anyCase = anyCase;
    }

    @Override
    public String type() {
        return anyCase ? "icontains-all" : "contains-all";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        List<String> texts = settings.texts();
        String whyStill = "contains all of " + Shown.list(texts);
        return (c, answer) -> {
            String output = Contains.folded(answer.output(), anyCase);
            List<String> missing = texts.stream()
                    .filter(text -> !output.contains(Contains.folded(text, anyCase)))
                    .toList();
            return Finding.of(missing.isEmpty(), "does not contain " + Shown.list(missing), whyStill);
        };
    }
}
