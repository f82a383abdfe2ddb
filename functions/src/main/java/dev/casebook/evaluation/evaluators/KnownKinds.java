package dev.casebook.evaluation.evaluators;

import dev.casebook.CasebookException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The kinds of evaluators by name, {@code not-} and all. Immutable. */
final class KnownKinds {
    private static final String NOT = "not-";
    private static final int CLOSE = 3;

    /** A kind as named in a specification. */
    record Named(EvaluatorKind kind, boolean inverted) {}

    private final Map<String, Named> byName = new TreeMap<>();

    KnownKinds(List<EvaluatorKind> kinds) {
        for (EvaluatorKind kind : kinds) {
            add(kind.type(), new Named(kind, false));
            if (kind.invertible()) {
                add(NOT + kind.type(), new Named(kind, true));
            }
        }
    }

    private void add(String name, Named named) {
        if (byName.put(name, named) != null) {
            throw new IllegalArgumentException("two evaluators are called " + name);
        }
    }

    Named find(String type) {
        Named named = byName.get(type);
        if (named == null) {
            throw new CasebookException.Permanent("There is no evaluator " + Shown.quoted(type) + "."
                    + closest(type).map(name -> " Did you mean " + name + "?").orElse("") + " There are: "
                    + String.join(", ", shown()) + ".");
        }
        return named;
    }

    private Optional<String> closest(String type) {
        LevenshteinDistance distance = new LevenshteinDistance(CLOSE);
        record Near(String name, int edits) {}
        return byName.keySet().stream()
                .map(name -> new Near(name, distance.apply(type.strip().replace('_', '-'), name)))
                .filter(near -> near.edits() >= 0)
                .min(Comparator.comparingInt(Near::edits))
                .map(Near::name);
    }

    private List<String> shown() {
        List<String> names = new ArrayList<>();
        byName.forEach((name, named) -> {
            if (!named.inverted()) {
                names.add(named.kind().invertible() ? "[" + NOT + "]" + name : name);
            }
        });
        return names;
    }
}
