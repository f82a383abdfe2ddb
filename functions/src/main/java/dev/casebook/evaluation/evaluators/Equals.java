package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code equals}: the output is exactly the value. A value that is a JSON object or list is compared as JSON: numbers by value,
 * the order of fields does not matter; an output that is no JSON then differs.
 */
final class Equals implements EvaluatorKind {
    private static final JsonMatch SAME = new JsonMatch(false, false);

    @Override
    public String type() {
        return "equals";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        JsonNode value = settings.value().orElseThrow(() -> settings.refused("needs a value."));
        if (value.isContainerNode()) {
            String shown = Shown.quoted(value.toString());
            return (c, answer) -> switch (JsonText.read(answer.output())) {
                case JsonText.Read read ->
                    Finding.of(SAME.matches(value, read.value()), "is not the JSON " + shown, "is the JSON " + shown);
                case JsonText.NotJson no -> Finding.of(false, "is not JSON", "");
                case JsonText.TooMuch much -> new Finding.Broken(much.reason());
            };
        }
        String text = value.isBoolean() ? value.asText() : settings.text();
        String shown = Shown.quoted(text);
        return (c, answer) -> Finding.of(answer.output().equals(text), "is not " + shown, "is " + shown);
    }
}
