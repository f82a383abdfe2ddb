package dev.casebook.local.tracestore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A parsed query: a span matches when all conditions hold; {@code selected} fields are returned besides. */
record SpanQuery(List<Condition> conditions, List<Field> selected) {

    boolean matches(SpanView span) {
        return conditions.stream().allMatch(condition -> condition.holds(span));
    }

    /** The fields whose values the result shows, each once. */
    List<Field> shown() {
        return Stream.concat(conditions.stream().map(Condition::field), selected.stream())
                .distinct()
                .toList();
    }

    /** Bytes that a push must contain to hold a match: the values of attributes that must equal a text. */
    List<byte[]> required() {
        List<byte[]> required = new ArrayList<>();
        for (Condition condition : conditions) {
            boolean attribute = condition.field() instanceof Field.Attribute;
            if (attribute
                    && condition.operator() == Operator.EQUAL
                    && condition.literal() instanceof Literal.Text text
                    && !text.value().isEmpty()) {
                required.add(text.value().getBytes(StandardCharsets.UTF_8));
            }
        }
        return List.copyOf(required);
    }
}
