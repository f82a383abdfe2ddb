package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.AlertEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.HarvestEntry;
import dev.casebook.harvest.SavedQuery;
import dev.casebook.incident.Incident;
import dev.casebook.incident.LocateTrace;
import dev.casebook.trace.find.FindTraces;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What {@code casebook.yaml} says about searching: which sources, whose traces, and the saved queries. */
final class Searches {
    private final Configuration configuration;
    private final Outside outside;
    private final InstantSource clock;
    private final TracedAgents agents;

    Searches(Configuration configuration, Outside outside, InstantSource clock) {
        this.configuration = configuration;
        this.outside = outside;
        this.clock = clock;
        this.agents = new TracedAgents(configuration);
    }

    FindTraces findTraces() {
        return new FindTraces(
                new FindTraces.Parts(
                        outside.sources(),
                        this::chosen,
                        outside.lookups(),
                        trace -> agents.redactor(outside.redactor(), trace),
                        agents::tracedAs,
                        trace -> agents.of(trace).map(AgentEntry::dataset)),
                clock);
    }

    /** All sources, the one of that name, or those of that group. */
    private List<String> chosen(Optional<String> wanted) {
        if (wanted.isEmpty()) {
            return outside.sources().names();
        }
        List<String> names = outside.sources().names().stream()
                .filter(name -> name.equals(wanted.get())
                        || configuration
                                .source(name)
                                .flatMap(source -> source.place().group())
                                .equals(wanted))
                .toList();
        if (names.isEmpty()) {
            throw new CasebookException.Permanent(
                    "There is no source and no group of sources of that name. Nothing was" + " searched. Sources are: "
                            + String.join(", ", outside.sources().names()) + ".");
        }
        return names;
    }

    /** The source that the alert's entry names, or all; only those of the incident's agent where there are several agents. */
    LocateTrace.Where whereTracesAre(Incident incident) {
        List<String> sources = configuration
                .alert(incident.source())
                .flatMap(AlertEntry::traces)
                .map(List::of)
                .orElseGet(() -> outside.sources().names());
        return new LocateTrace.Where(
                sources,
                configuration.agents().size() > 1
                        ? agents.tracedAs(incident.place().agent())
                        : List.of());
    }

    List<SavedQuery> savedQueries() {
        return configuration.harvests().values().stream().map(this::query).toList();
    }

    private SavedQuery query(HarvestEntry entry) {
        Optional<AgentEntry> agent = configuration.agent(entry.agent());
        return new SavedQuery(
                entry.name(),
                new SavedQuery.Target(
                        agent.map(AgentEntry::dataset).orElse(entry.agent()), entry.agent(), entry.failureMode()),
                entry.tracedAs().map(List::of).orElseGet(() -> agents.tracedAs(entry.agent())),
                entry.source().map(List::of).orElseGet(() -> outside.sources().names()),
                entry.symptom(),
                entry.environments(),
                new SavedQuery.Pace(entry.every(), entry.perRun(), entry.perDay()),
                agent.flatMap(AgentEntry::channel).or(configuration::defaultChannel));
    }
}
