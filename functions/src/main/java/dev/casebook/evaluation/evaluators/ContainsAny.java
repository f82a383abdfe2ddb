package dev.casebook.evaluation.evaluators;

import java.util.List;

/** {@code contains-any}, {@code icontains-any}: the output holds at least one of the values. */
final class ContainsAny implements EvaluatorKind {
    private final boolean anyCase;

    ContainsAny(boolean anyCase) {
        this.anyCase = anyCase;
    }

    @Override
    public String type() {
        return anyCase ? "icontains-any" : "contains-any";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        List<String> texts = settings.texts();
        String whyNot = "contains none of " + Shown.list(texts);
        return (c, answer) -> {
            String output = Contains.folded(answer.output(), anyCase);
            List<String> found = texts.stream()
                    .filter(text -> output.contains(Contains.folded(text, anyCase)))
                    .toList();
            return Finding.of(!found.isEmpty(), whyNot, "contains " + Shown.list(found));
        };
    }
}
