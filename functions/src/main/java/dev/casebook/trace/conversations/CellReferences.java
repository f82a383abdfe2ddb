package dev.casebook.trace.conversations;

import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceRefParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a team writes next to a conversation, as references: a trace id in hexadecimal digits, a run id with dashes,
 * {@code source:id}, a {@code traceparent} or a link.
 */
public final class CellReferences implements Function<String, List<TraceRef>> {
    private static final Pattern RUN = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final String source;
    private final TraceRefParser parser;

    /**
     * Makes a reader.
     *
     * @param source of ids that come without one
     * @param sources the configured sources, which {@code source:id} may name
     */
    public CellReferences(String source, Set<String> sources) {
        this.source = source;
        this.parser = new TraceRefParser(source, sources);
    }

    @Override
    public List<TraceRef> apply(String cell) {
        return RUN.matcher(cell).matches()
                ? List.of(new TraceRef(source, cell.toLowerCase(Locale.ROOT)))
                : parser.inFields(Map.of("trace", cell));
    }
}
