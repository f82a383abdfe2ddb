package dev.casebook.local.tracestore;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A parsed query: a trace matches when each set finds a span in it, one or several; {@code selected} fields are returned
 * besides.
 */
record SpanQuery(List<Expression> sets, List<Field> selected) {

    SpanQuery {
        sets = List.copyOf(sets);
        selected = List.copyOf(selected);
    }

    /** The spans that a set found; none unless every set found one. */
    List<SpanView> matched(List<SpanView> spans) {
        boolean all = sets.stream().allMatch(set -> spans.stream().anyMatch(set::holds));
        return all
                ? spans.stream()
                        .filter(span -> sets.stream().anyMatch(set -> set.holds(span)))
                        .toList()
                : List.of();
    }

    /** The fields whose values the result shows, each once. */
    List<Field> shown() {
        return Stream.concat(
                        sets.stream().flatMap(set -> set.conditions().stream()).map(Condition::field),
                        selected.stream())
                .distinct()
                .toList();
    }

    /** Bytes that one push must contain to hold a match. Different sets may find their spans in different pushes. */
    List<byte[]> required() {
        return sets.stream().map(Expression::required).filter(texts -> !texts.isEmpty()).findFirst().stream()
                .flatMap(texts -> texts.stream().sorted())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
