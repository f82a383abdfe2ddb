package dev.casebook.local.house;

import dev.casebook.audit.Deed;
import dev.casebook.casefile.CaseSink;
import dev.casebook.casefile.ImportCases;
import dev.casebook.work.Job;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An engine opened in this process for one command. */
final class EngineBench implements Bench {
    private final Engine engine;

    EngineBench(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ImportCases.Imported importCases(String dataset, String file, List<String> lines) {
        return engine.importCases(dataset, file, lines);
    }

    @Override
    public List<String> exportCases(String dataset) {
        return engine.wiring().exportCases().run(dataset);
    }

    @Override
    public CaseSink.Pushed push(String dataset, String source) {
        return engine.wiring().pushes().push(dataset, source);
    }

    @Override
    public String start(String dataset, Job.Evaluate.Options options) {
        return engine.start(dataset, options);
    }

    @Override
    public Progress progress(String experiment) {
        return engine.progress(experiment);
    }

    @Override
    public Replay replay(String display, Optional<String> version, Optional<String> url) {
        return Replays.run(engine.wiring(), display, version, url);
    }

    @Override
    public List<Deed> audit(LocalDate from, LocalDate to) {
        return engine.audit(from, to);
    }

    @Override
    public void close() {
        engine.close();
    }
}
