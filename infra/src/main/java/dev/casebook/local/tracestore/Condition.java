package dev.casebook.local.tracestore;

import io.opentelemetry.proto.common.v1.AnyValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One comparison of a query. As in Tempo, a span without the attribute fulfils no comparison but {@code = nil}, and a
 * pattern must fit the whole value.
 *
 * @param pattern the compiled right side of {@code =~} and {@code !~}
 */
record Condition(Field field, Operator operator, Literal literal, Optional<Pattern> pattern) implements Expression {

    @Override
    public boolean holds(SpanView span) {
        Optional<AnyValue> value = span.value(field);
        if (literal instanceof Literal.Nil) {
            return operator.holds(value.isEmpty() ? 0 : 1);
        }
        return value.isPresent() && compare(value.get());
    }

    @Override
    public List<Condition> conditions() {
        return List.of(this);
    }

    /** The value of an attribute that must equal a text. */
    @Override
    public Set<String> required() {
        return field instanceof Field.Attribute
                        && operator == Operator.EQUAL
                        && literal instanceof Literal.Text text
                        && !text.value().isEmpty()
                ? Set.of(text.value())
                : Set.of();
    }

    private boolean compare(AnyValue value) {
        if (value.getValueCase() == AnyValue.ValueCase.ARRAY_VALUE) {
            return value.getArrayValue().getValuesList().stream().anyMatch(this::compare);
        }
        return switch (literal) {
            case Literal.Text text -> compareText(value, text.value());
            case Literal.Keyword keyword -> compareText(value, keyword.value());
            case Literal.Amount amount -> compareNumber(value, amount.value());
            case Literal.Truth truth ->
                value.hasBoolValue() && operator.holds(Boolean.compare(value.getBoolValue(), truth.value()));
            case Literal.Nil nil -> false;
        };
    }

    private boolean compareText(AnyValue value, String wanted) {
        if (!value.hasStringValue()) {
            return false;
        }
        String text = value.getStringValue();
        return pattern.map(regex -> operator.holds(regex.matcher(text).matches() ? 0 : 1))
                .orElseGet(() -> operator.holds(text.compareTo(wanted)));
    }

    private boolean compareNumber(AnyValue value, double wanted) {
        return switch (value.getValueCase()) {
            case INT_VALUE -> operator.holds(Double.compare((double) value.getIntValue(), wanted));
            case DOUBLE_VALUE -> operator.holds(Double.compare(value.getDoubleValue(), wanted));
            default -> false;
        };
    }
}
