package dev.casebook.casefile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator as attached to a case, in the shape of a promptfoo assertion.
 *
 * @param type the evaluator's name, such as {@code contains} or {@code not-regex}
 * @param value what it compares with; null for evaluators that take none
 * @param threshold where it has one: the least score that passes, or the most milliseconds or dollars; null for its default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluatorSpec(
        String type, @Nullable JsonNode value, @Nullable Double threshold) {
    public EvaluatorSpec {
        requireNonNull(type, "type is null");
    }

    public static EvaluatorSpec of(String type) {
        return new EvaluatorSpec(type, null, null);
    }
}
