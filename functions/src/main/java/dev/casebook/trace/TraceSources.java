package dev.casebook.trace;

import dev.casebook.CasebookException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configured trace sources, by name. */
public final class TraceSources {
    private final Map<String, TraceSource> byName;

    public TraceSources(Map<String, TraceSource> byName) {
        this.byName = new TreeMap<>(byName);
    }

    /**
     * Fetches from the source that the reference names.
     *
     * @throws CasebookException.Permanent when no such source is configured
     */
    public Optional<Trace> fetch(TraceRef ref) {
        return source(ref.source()).fetch(ref.whole());
    }

    /** The configured names, sorted. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * The source of that name.
     *
     * @throws CasebookException.Permanent when no such source is configured
     */
    public TraceSource source(String name) {
        TraceSource source = byName.get(name);
        if (source == null) {
            throw new CasebookException.Permanent("There is no trace source " + name + ". Configured are: "
                    + (byName.isEmpty() ? "none" : String.join(", ", byName.keySet())) + ".");
        }
        return source;
    }
}
