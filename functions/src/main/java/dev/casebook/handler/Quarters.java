package dev.casebook.handler;

import dev.casebook.casefile.CaseStore;
import dev.casebook.configuration.AgentCall;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.incident.IncidentStore;
import dev.casebook.pruning.FindUnused;
import dev.casebook.pruning.ProposePruning;
import dev.casebook.pruning.PruningLog;
import dev.casebook.pruning.PruningPlan;
import dev.casebook.pruning.SendPrunings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The quarterly look for cases to retire, for every dataset of {@code casebook.yaml} that has a channel to ask in. */
final class Quarters {
    private final List<PruningPlan> plans;
    private final Backing backing;
    private final PruningLog log;

    Quarters(Configuration configuration, Backing backing, PruningLog log) {
        this.plans =
                configuration.agents().values().stream()
                        .collect(Collectors.groupingBy(AgentEntry::dataset))
                        .values()
                        .stream()
                        .flatMap(agents -> plan(configuration, agents).stream())
                        .toList();
        this.backing = backing;
        this.log = log;
    }

    private static Optional<PruningPlan> plan(Configuration configuration, List<AgentEntry> agents) {
        AgentEntry first = agents.getFirst();
        ZoneId zone = Optional.ofNullable(configuration.nights().get(first.name()))
                .map(night -> night.schedule().zone())
                .orElse(ZoneOffset.UTC);
        return first.channel()
                .or(configuration::defaultChannel)
                .map(channel -> new PruningPlan(first.dataset(), channel, zone, offered(agents)));
    }

    /** What Casebook itself offers to agents that are a model with tools. */
    private static Optional<Set<String>> offered(List<AgentEntry> agents) {
        List<Set<String>> tools = agents.stream()
                .map(AgentEntry::call)
                .filter(AgentCall.Chat.class::isInstance)
                .map(call -> ((AgentCall.Chat) call).tools().keySet())
                .toList();
        return tools.size() < agents.size()
                ? Optional.empty()
                : Optional.of(tools.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    /** The tick's part. */
    SendPrunings send() {
        return new SendPrunings(plans, log, backing.work(), backing.clock());
    }

    ProposePruning propose(CaseStore cases, ExperimentStore experiments, IncidentStore incidents) {
        return new ProposePruning(plans, log, new FindUnused(cases, experiments, incidents), backing.replies());
    }
}
