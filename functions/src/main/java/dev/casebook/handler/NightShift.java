package dev.casebook.handler;

import dev.casebook.casefile.CaseStore;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.NightEntry;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.StartExperiment;
import dev.casebook.incident.ChangeIncident;
import dev.casebook.incident.IncidentStore;
import dev.casebook.nightly.NightIncidents;
import dev.casebook.nightly.NightLog;
import dev.casebook.nightly.NightPlan;
import dev.casebook.nightly.RunNight;
import dev.casebook.nightly.SendNights;
import dev.casebook.nightly.SettleNights;
import dev.casebook.nightly.TellNights;
import dev.casebook.store.ItemNightLog;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The nights of {@code casebook.yaml}: the parts that send, run and settle them. */
final class NightShift {
    private final List<NightPlan> plans;
    private final Set<String> unplanned;
    private final Backing backing;
    private final CaseStore cases;
    private final NightLog log;
    private final TellNights tell;
    private final SettleNights settle;

    /** The stores it reads and writes. */
    record Stores(CaseStore cases, IncidentStore incidents, ExperimentStore experiments) {}

    NightShift(Configuration configuration, Backing backing, Stores stores, ChangeIncident change) {
        this.plans = configuration.nights().values().stream()
                .flatMap(entry -> plan(configuration, entry).stream())
                .toList();
        Set<String> planned = plans.stream().map(NightPlan::dataset).collect(Collectors.toSet());
        this.unplanned = configuration.agents().values().stream()
                .map(AgentEntry::dataset)
                .filter(dataset -> !planned.contains(dataset))
                .collect(Collectors.toSet());
        this.backing = backing;
        this.cases = stores.cases();
        this.log = new ItemNightLog(backing.table(), backing.blobs());
        this.tell = new TellNights(log, backing.replies());
        this.settle = new SettleNights(
                log,
                stores.experiments(),
                new NightIncidents(stores.incidents(), cases, change, backing.clock()),
                tell);
    }

    private static Optional<NightPlan> plan(Configuration configuration, NightEntry entry) {
        return configuration
                .agent(entry.agent())
                .flatMap(agent -> agent.channel()
                        .or(configuration::defaultChannel)
                        .map(channel -> new NightPlan(
                                agent.name(), agent.dataset(), channel, entry.owner(), entry.schedule())));
    }

    /** The tick's part: sends what is due, and settles what was left. */
    void tick() {
        new SendNights(plans, unplanned, log, backing.work(), backing.clock()).send();
        plans.forEach(plan -> settle.settle(plan.dataset()));
    }

    RunNight runNight(StartExperiment startExperiment) {
        return new RunNight(plans, log, cases, startExperiment, tell);
    }

    SettleNights settleNights() {
        return settle;
    }
}
