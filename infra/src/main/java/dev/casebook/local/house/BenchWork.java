package dev.casebook.local.house;

import dev.casebook.CasebookException;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.ImportCases;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.Lane;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.handler.Wiring;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What the program's commands do with a Casebook's parts, whatever those stand on. */
final class BenchWork {
    private final Wiring wiring;
    private final SecureRandom random;

    BenchWork(Wiring wiring, SecureRandom random) {
        this.wiring = wiring;
        this.random = random;
    }

    /** Imports cases; the agent of a new dataset is the one that is configured for it, else one of the same name. */
    ImportCases.Imported importCases(String dataset, String file, List<String> lines) {
        Configuration configuration = wiring.configuration();
        String agent = configuration.agents().values().stream()
                .filter(entry -> entry.dataset().equals(dataset))
                .findFirst()
                .map(AgentEntry::name)
                .orElse(dataset);
        ImportCases.Imported imported = wiring.importCases().run(dataset, agent, file, lines);
        if (imported.added() > 0) {
            wiring.pushes().imported(ping(), dataset);
        }
        return imported;
    }

    /** Starts an evaluation that reports to no channel. */
    String start(String dataset, Job.Evaluate.Options options) {
        return wiring.startExperiment()
                .evaluate(new Job.Evaluate(ping(), dataset, options), Optional.empty())
                .id();
    }

    /** From the program itself, which nobody in a chat waits for. */
    private Ping ping() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return new Ping(
                "program/" + HexFormat.of().formatHex(id),
                "casebook",
                new Address.Home("casebook"),
                wiring.backing().clock().instant());
    }

    List<Deed> audit(LocalDate from, LocalDate to) {
        List<Deed> deeds = new ArrayList<>();
        wiring.audit().each(from, to, deeds::add);
        return deeds;
    }

    Bench.Progress progress(String id) {
        Experiment experiment = wiring.experiments()
                .find(id)
                .orElseThrow(() -> new CasebookException.Permanent("There is no experiment " + id + "."));
        return experiment.state() == Experiment.State.COMPLETE ? complete(experiment) : underWay(experiment);
    }

    private Bench.Progress underWay(Experiment experiment) {
        int before = experiment.confirmation().isPresent() ? experiment.planned() : 0;
        int done = before
                + wiring.experiments().lanes(experiment).stream()
                        .mapToInt(Lane::results)
                        .sum();
        return new Bench.Progress(
                experiment.id(),
                experiment.state(),
                done,
                experiment.total(),
                0,
                Optional.empty(),
                experiment.plan().expected(),
                Optional.empty(),
                List.of());
    }

    private Bench.Progress complete(Experiment experiment) {
        int passed = experiment.totals().flatMap(Experiment.Totals::passed).orElseGet(() -> passed(experiment));
        Optional<Diff> diff = wiring.experiments().report(experiment.id()).map(Diffs::read);
        return new Bench.Progress(
                experiment.id(),
                experiment.state(),
                experiment.total(),
                experiment.total(),
                passed,
                diff,
                experiment.plan().expected(),
                experiment.totals(),
                diff.isPresent() ? List.of() : new Uncompared(wiring.cases(), wiring.experiments()).of(experiment));
    }

    /** Of runs of earlier versions, which did not keep it. */
    private int passed(Experiment experiment) {
        AtomicInteger passed = new AtomicInteger();
        wiring.experiments().eachResult(experiment.id(), row -> {
            if (row.trial() < experiment.plan().trials() && row.standing() == ResultRow.Standing.PASSED) {
                passed.incrementAndGet();
            }
        });
        return passed.get();
    }
}
