package dev.casebook.evaluation.evaluators;

import java.util.Locale;

/** {@code contains}, {@code icontains}: the output holds the value; the second without regard to case. */
final class Contains implements EvaluatorKind {
    private final boolean anyCase;

    Contains(boolean anyCase) {
        this.anyCase = anyCase;
    }

    @Override
    public String type() {
        return anyCase ? "icontains" : "contains";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        String text = settings.text();
        String sought = folded(text, anyCase);
        String whyNot = "does not contain " + Shown.quoted(text);
        String whyStill = "contains " + Shown.quoted(text);
        return (c, answer) -> Finding.of(folded(answer.output(), anyCase).contains(sought), whyNot, whyStill);
    }

    static String folded(String text, boolean anyCase) {
        return anyCase ? text.toLowerCase(Locale.ROOT) : text;
    }
}
