package dev.casebook.handler;

import dev.casebook.agent.AgentProfile;
import dev.casebook.agent.Agents;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseStore;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Verdict;
import dev.casebook.evaluation.Experiment;
import dev.casebook.incident.ChangeIncident;
import dev.casebook.incident.Decision;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.ReopenIncident;
import dev.casebook.incident.TriageIncident;
import dev.casebook.nightly.RunNight;
import dev.casebook.work.Address;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an evaluation says of the incidents of its cases: a fix is verified when another version than the one that failed passes
 * and nothing regressed; what regressed in the deployed version is open again. Nights keep their own. Safe to repeat.
 */
final class IncidentFollowUp {
    private static final String SOURCE = "evaluation";

    private final TriageIncident triage;
    private final ReopenIncident reopen;
    private final ChangeIncident change;
    private final CaseStore cases;
    private final Agents agents;
    private final InstantSource clock;

    private final Function<String, Optional<String>> channels;

    /**
     * What it works with.
     *
     * @param channels an agent's channel
     */
    record Means(
            TriageIncident triage,
            ReopenIncident reopen,
            ChangeIncident change,
            Agents agents,
            Function<String, Optional<String>> channels) {}

    IncidentFollowUp(Means means, CaseStore cases, InstantSource clock) {
        this.triage = means.triage();
        this.reopen = means.reopen();
        this.change = means.change();
        this.agents = means.agents();
        this.channels = means.channels();
        this.cases = cases;
        this.clock = clock;
    }

    /** A case was replayed. */
    void replayed(Case c) {
        triage.reproduced(c.id());
    }

    void evaluated(Experiment run, Diff diff) {
        boolean clean = diff.verdict().regression() == Verdict.Regression.NONE_FOUND;
        boolean live = !run.request().by().equals(RunNight.NAME) && deployed(run);
        for (CaseChange found : diff.changes()) {
            if (found instanceof CaseChange.Fixed && clean) {
                of(run, found)
                        .filter(c -> !c.origin()
                                .agentVersion()
                                .equals(Optional.of(run.agent().version())))
                        .ifPresent(c -> triage.fixVerified(
                                c.id(), new IncidentLife.Fix(run.agent().version(), run.id())));
            } else if (found instanceof CaseChange.Regressed regressed && regressed.guarding() && live) {
                of(run, found).ifPresent(c -> channel(run).ifPresent(channel -> broke(run, c, channel)));
            }
        }
    }

    private boolean deployed(Experiment run) {
        return run.agent().url().isEmpty()
                && agents.find(run.agent().agent())
                        .flatMap(AgentProfile::deployed)
                        .equals(Optional.of(run.agent().version()));
    }

    private Optional<Case> of(Experiment run, CaseChange found) {
        return cases.find(run.plan().dataset(), found.subject().id());
    }

    private void broke(Experiment run, Case c, String channel) {
        Instant now = clock.instant();
        String why = "Case " + c.id().display() + " fails again in version "
                + run.agent().version() + ", which is deployed, as " + run.id() + " shows.";
        change.refresh(reopen.broke(fresh(run, c, channel, now), new Decision(Decision.CASEBOOK, now, why)));
    }

    private static Incident fresh(Experiment run, Case c, String channel, Instant now) {
        String group = c.dataset() + "/" + c.label().family().orElse(c.id().value());
        Incident open = Incident.opened(
                        Incident.idOf(SOURCE, group, run.id()),
                        new Incident.Report(SOURCE, group, c.label().title()),
                        new Incident.Place(run.agent().agent(), c.dataset(), channel),
                        now)
                .withCase(c.id())
                .inFamily(c.label().family());
        // Further trials bore the failure out.
        return c.origin()
                .trace()
                .map(trace -> open.located(trace, open.hints()))
                .orElse(open)
                .reached(IncidentState.CASE_ADDED, now)
                .reached(IncidentState.REPRODUCED, now);
    }

    /** Where the run was asked for, else the agent's own. */
    private Optional<String> channel(Experiment run) {
        return run.request()
                .replyTo()
                .filter(Address.ChannelMessage.class::isInstance)
                .map(Channels::of)
                .or(() -> channels.apply(run.agent().agent()));
    }
}
