package dev.casebook.evaluation;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the evaluators of one result said, in order of their names; never changes. A copy of one is itself, so that rows of a
 * large run that agree can share it.
 */
final class Outcomes extends AbstractMap<String, Outcome> {
    private final Map<String, Outcome> sorted;

    private Outcomes(Map<String, Outcome> outcomes) {
        this.sorted = Collections.unmodifiableMap(new TreeMap<>(outcomes));
    }

    static Map<String, Outcome> copyOf(Map<String, Outcome> outcomes) {
        return outcomes instanceof Outcomes ? outcomes : new Outcomes(outcomes);
    }

    @Override
    public Set<Entry<String, Outcome>> entrySet() {
        return sorted.entrySet();
    }
}
