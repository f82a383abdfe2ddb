package dev.casebook.local.tracestore;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of one span. */
sealed interface Expression permits Condition, Expression.All, Expression.Any {

    boolean holds(SpanView span);

    /** The comparisons in it, in the order in which they were written. */
    List<Condition> conditions();

    /** Texts that a span must contain for this to hold of it. */
    Set<String> required();

    /** Holds when every part does, also when there is none. */
    record All(List<Expression> parts) implements Expression {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(SpanView span) {
            return parts.stream().allMatch(part -> part.holds(span));
        }

        @Override
        public List<Condition> conditions() {
            return parts.stream().flatMap(part -> part.conditions().stream()).toList();
        }

        @Override
        public Set<String> required() {
            Set<String> required = new HashSet<>();
            parts.forEach(part -> required.addAll(part.required()));
            return required;
        }
    }

    /** Holds when one of at least one part does. */
    record Any(List<Expression> parts) implements Expression {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(SpanView span) {
            return parts.stream().anyMatch(part -> part.holds(span));
        }

        @Override
        public List<Condition> conditions() {
            return parts.stream().flatMap(part -> part.conditions().stream()).toList();
        }

        @Override
        public Set<String> required() {
            Set<String> required = new HashSet<>(parts.getFirst().required());
            parts.forEach(part -> required.retainAll(part.required()));
            return required;
        }
    }
}
