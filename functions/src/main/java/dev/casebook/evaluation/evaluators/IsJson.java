package dev.casebook.evaluation.evaluators;

/** {@code is-json}: the whole output is one JSON value. A schema as the value is refused, never ignored. */
final class IsJson implements EvaluatorKind {

    @Override
    public String type() {
        return "is-json";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        refuseSchema(settings);
        return (c, answer) -> switch (JsonText.read(answer.output())) {
            case JsonText.Read read -> Finding.of(true, "", "is valid JSON");
            case JsonText.NotJson no -> Finding.of(false, "is not valid JSON", "");
            case JsonText.TooMuch much -> new Finding.Broken(much.reason());
        };
    }

    static void refuseSchema(Settings settings) {
        if (settings.value().isPresent()) {
            throw settings.refused("has a JSON schema as its value, and Casebook does not check schemas."
                    + " Leave the value out, or compare with equals, contains or regex.");
        }
    }
}
