package dev.casebook.handler;

import dev.casebook.Signals;
import dev.casebook.casefile.CaseId;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents of which the team's logs hear when one is opened. */
final class ToldIncidents implements IncidentStore {
    private final IncidentStore store;
    private final Signals signals;
    private final InstantSource clock;

    ToldIncidents(IncidentStore store, Signals signals, InstantSource clock) {
        this.store = store;
        this.signals = signals;
        this.clock = clock;
    }

    @Override
    public Incident open(Incident fresh) {
        Incident open = store.open(fresh);
        if (open.id().equals(fresh.id()) && open.occurrences() == 1) {
            Map<String, String> fields = new HashMap<>(Map.of(
                    "incident", open.id(),
                    "source", open.source(),
                    "agent", open.place().agent(),
                    "dataset", open.place().dataset()));
            open.trace().ifPresent(ref -> fields.put("trace_id", ref.id()));
            signals.tell(new Signals.Signal(
                    Optional.ofNullable(open.reached().get(IncidentState.OPEN)).orElseGet(clock::instant),
                    "incident-opened",
                    fields));
        }
        return open;
    }

    @Override
    public Optional<Incident> openFor(String source, String group) {
        return store.openFor(source, group);
    }

    @Override
    public Optional<Incident> find(String id) {
        return store.find(id);
    }

    @Override
    public boolean change(Incident expected, Incident next) {
        return store.change(expected, next);
    }

    @Override
    public List<Incident> open(int limit) {
        return store.open(limit);
    }

    @Override
    public Listed list(Listing which) {
        return store.list(which);
    }

    @Override
    public List<Incident> ofCase(CaseId id) {
        return store.ofCase(id);
    }

    @Override
    public List<Incident> changedBetween(Instant from, Instant to) {
        return store.changedBetween(from, to);
    }
}
