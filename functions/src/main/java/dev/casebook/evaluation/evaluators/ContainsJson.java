package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * {@code contains-json}: somewhere in the output is a complete JSON object or list; with a JSON schema as the value, one that fits it
 * ({@link JsonSchema}).
 *
 * <p>At most {@value #MOST_STARTS} opening brackets are tried, so that a hostile output costs bounded time; beyond that the
 * finding is broken, not "none". With a schema, at most {@value #MOST_VALUES} values of at most {@value #LONGEST_VALUES}
 * characters together are held against it.
 */
final class ContainsJson implements EvaluatorKind {
    private static final int MOST_STARTS = 10_000;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUES = 1_000_000;

    @Override
    public String type() {
        return "contains-json";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        Optional<JsonSchema> schema = JsonSchema.of(settings);
        return (c, answer) -> schema.isEmpty()
                ? search(answer.output().toCharArray())
                : search(answer.output().toCharArray(), schema.get());
    }

    private static Finding search(char[] output) {
        int tried = 0;
        for (int i = 0; i < output.length; i++) {
            if (output[i] != '{' && output[i] != '[') {
                continue;
            }
            if (tried++ == MOST_STARTS) {
                return new Finding.Broken(
                        "the output has more than " + MOST_STARTS + " opening brackets and no JSON yet");
            }
            if (JsonText.beginsAt(output, i)) {
                return Finding.of(true, "", "contains JSON");
            }
        }
        return Finding.of(false, "contains no JSON object or list", "");
    }

    private static Finding search(char[] output, JsonSchema schema) {
        String problem = "contains no JSON object or list";
        int tried = 0;
        int values = 0;
        long characters = 0;
        for (int i = 0; i < output.length; i++) {
            if (output[i] != '{' && output[i] != '[') {
                continue;
            }
            if (tried++ == MOST_STARTS || values > MOST_VALUES || characters > LONGEST_VALUES) {
                return new Finding.Broken("the output holds too many brackets or too much JSON to look for the schema");
            }
            Optional<JsonNode> value = JsonText.beginsAt(output, i) ? JsonText.valueAt(output, i) : Optional.empty();
            Optional<String> unfit = value.flatMap(schema::problem);
            if (value.isPresent() && unfit.isEmpty()) {
                return Finding.of(true, "", "contains JSON that fits the schema");
            }
            if (value.isPresent()) {
                values++;
                characters += value.get().toString().length();
                problem = unfit.map(what -> "contains no JSON that fits the schema: " + what)
                        .orElse(problem);
            }
        }
        return Finding.of(false, problem, "");
    }
}
