package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseSink;
import dev.casebook.casefile.langsmith.LangSmithDataset;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.SourceEntry;
import dev.casebook.store.Secrets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The configured sources that take cases back, each made when it is first needed. */
final class CaseSinks implements Function<String, CaseSink> {
    private final Configuration configuration;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Map<String, CaseSink> made = new ConcurrentHashMap<>();

    CaseSinks(Configuration configuration, Secrets secrets, InstantSource clock) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public CaseSink apply(String source) {
        return made.computeIfAbsent(source, this::make);
    }

    private CaseSink make(String source) {
        if (configuration.sources().get(source) instanceof SourceEntry.LangSmith smith) {
            return new LangSmithDataset(Outside.langSmith(smith, secrets), Outside.client(), clock);
        }
        String taking = configuration.sources().values().stream()
                .filter(SourceEntry.LangSmith.class::isInstance)
                .map(SourceEntry::name)
                .collect(Collectors.joining(", "));
        throw new CasebookException.Permanent("There is no source " + source
                + " that takes cases. Nothing was written. Sources that do: " + (taking.isEmpty() ? "none" : taking)
                + ".");
    }
}
