package dev.casebook.evaluation.evaluators;

/** {@code starts-with}: the output begins with the value, case and all. */
final class StartsWith implements EvaluatorKind {

    @Override
    public String type() {
        return "starts-with";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        String text = settings.text();
        String whyNot = "does not start with " + Shown.quoted(text);
        String whyStill = "starts with " + Shown.quoted(text);
        return (c, answer) -> Finding.of(answer.output().startsWith(text), whyNot, whyStill);
    }
}
