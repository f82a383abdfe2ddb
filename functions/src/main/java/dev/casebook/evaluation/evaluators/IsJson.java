package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** {@code is-json}: the whole output is one JSON value; with a JSON schema as the value, one that fits it ({@link JsonSchema}). */
final class IsJson implements EvaluatorKind {

    @Override
    public String type() {
        return "is-json";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        Optional<JsonSchema> schema = JsonSchema.of(settings);
        return (c, answer) -> switch (JsonText.read(answer.output())) {
            case JsonText.Read read -> fits(schema, read.value());
            case JsonText.NotJson no -> Finding.of(false, "is not valid JSON", "");
            case JsonText.TooMuch much -> new Finding.Broken(much.reason());
        };
    }

    private static Finding fits(Optional<JsonSchema> schema, JsonNode value) {
        return schema.flatMap(one -> one.problem(value))
                .map(problem -> Finding.of(false, "does not fit the schema: " + problem, ""))
                .orElseGet(() -> Finding.of(
                        true, "", schema.isPresent() ? "is valid JSON that fits the schema" : "is valid JSON"));
    }
}
