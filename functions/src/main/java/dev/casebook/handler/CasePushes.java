package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseSink;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.PushEntry;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the copies of datasets that {@code casebook.yaml} asks for up to date: a change sends a job, and the job writes the case as
 * it is by then, so that nobody waits for the other side and a late job cannot put back what is newer.
 */
public final class CasePushes {
    private static final int LOOKS = 5;

    private final Configuration configuration;
    private final CaseStore cases;
    private final Function<String, CaseSink> sinks;
    private final WorkQueue work;

    /**
     * Takes its parts.
     *
     * @param sinks by the source's name; throws {@link CasebookException.Permanent} for one that cannot take cases
     */
    CasePushes(Configuration configuration, CaseStore cases, Function<String, CaseSink> sinks, WorkQueue work) {
        this.configuration = configuration;
        this.cases = cases;
        this.sinks = sinks;
        this.work = work;
    }

    /** After a case changed: has its copy written, if there shall be one. */
    void changed(Ping why, Case now) {
        if (now.state() != CaseState.DRAFT && target(now.dataset()).isPresent()) {
            Ping ping = new Ping(why.id() + "/push", why.from(), why.replyTo(), why.at());
            work.send(
                    new Job.PushCases(ping, now.dataset(), Optional.of(now.id().value())), Duration.ZERO);
        }
    }

    /** After an import: has the dataset's copy written, if there shall be one. */
    public void imported(Ping why, String dataset) {
        if (target(dataset).isPresent()) {
            work.send(new Job.PushCases(why, dataset, Optional.empty()), Duration.ZERO);
        }
    }

    /** Does the job. */
    void push(Job.PushCases job) {
        Optional<PushEntry> target = target(job.dataset());
        if (target.isEmpty()) {
            return;
        }
        CaseSink sink = sinks.apply(target.get().source());
        if (job.caseId().isEmpty()) {
            sink.push(target.get().dataset(), cases.cases(job.dataset()));
            return;
        }
        Optional<Case> now = find(job);
        for (int look = 0; look < LOOKS && now.isPresent(); look++) {
            sink.push(target.get().dataset(), List.of(now.get()));
            Optional<Case> after = find(job);
            if (after.map(Case::revision).equals(now.map(Case::revision))) {
                return;
            }
            now = after;
        }
    }

    private Optional<Case> find(Job.PushCases job) {
        return job.caseId().flatMap(id -> cases.find(job.dataset(), new CaseId(id)));
    }

    /**
     * Writes a whole dataset at once.
     *
     * @param source the source's name in the configuration
     * @throws CasebookException.Permanent when there is no such dataset, or the source cannot take cases
     */
    public CaseSink.Pushed push(String dataset, String source) {
        if (cases.dataset(dataset).isEmpty()) {
            throw new CasebookException.Permanent("There is no dataset " + dataset + ". Nothing was written.");
        }
        String name = target(dataset)
                .filter(entry -> entry.source().equals(source))
                .map(PushEntry::dataset)
                .orElse(dataset);
        return sinks.apply(source).push(name, cases.cases(dataset));
    }

    private Optional<PushEntry> target(String dataset) {
        return cases.dataset(dataset)
                .map(Dataset::agent)
                .flatMap(agent -> Optional.ofNullable(configuration.pushes().get(agent)));
    }
}
