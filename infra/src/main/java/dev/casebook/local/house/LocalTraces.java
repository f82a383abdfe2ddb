package dev.casebook.local.house;

import dev.casebook.CasebookException;
import dev.casebook.configuration.Configuration;
import dev.casebook.handler.Outside;
import dev.casebook.handler.Settings;
import dev.casebook.handler.TracedAgents;
import dev.casebook.store.Secrets;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.file.RecordedRun;
import dev.casebook.trace.file.TraceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One trace, from a file or a configured source, redacted. Takes nothing from the data folder but the redaction key, so that
 * it works beside a running Casebook; where there is no data folder yet, the pseudonyms hold for this one reading.
 */
public final class LocalTraces {
    private static final String FILE_SOURCE = "file";
    private static final int LONGEST_NAME = 128;

    private LocalTraces() {}

    /**
     * Reads it.
     *
     * @param what a file's path, a trace reference, a link, or an id
     * @param run which of a file's runs, from 1; empty for the only one
     * @throws CasebookException.Permanent when there is no such file or run and no such trace
     */
    public static RedactedTrace read(LocalSettings settings, String what, OptionalInt run) {
        Configuration configuration = LocalConfiguration.read(settings);
        Outside outside = Outside.of(
                configuration, new Settings(settings.environment()), secrets(settings), InstantSource.system());
        Path file = path(what);
        Trace trace = Files.isRegularFile(file)
                ? ofFile(file, run)
                : outside.sources().fetch(ref(configuration, what)).orElseThrow(() -> notThere(configuration, what));
        return new TracedAgents(configuration)
                .redactor(outside.redactor(), trace)
                .redact(trace);
    }

    private static Path path(String what) {
        return what.contains("\0") ? Path.of("") : Path.of(what);
    }

    private static Trace ofFile(Path file, OptionalInt run) {
        String name = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
        TraceRef ref = new TraceRef(FILE_SOURCE, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
        try {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            List<RecordedRun> runs = TraceFiles.runs(Files.readAllBytes(file), changed);
            if (run.isEmpty() && runs.size() > 1) {
                throw new CasebookException.Permanent(
                        "The file %s holds %d runs. Choose one of them: --run 1 to --run %d."
                                .formatted(file, runs.size(), runs.size()));
            }
            int number = run.orElse(1);
            if (number < 1 || number > runs.size()) {
                throw new CasebookException.Permanent("There is no run %d in the file %s; it holds %s."
                        .formatted(number, file, runs.size() == 1 ? "one run" : runs.size() + " runs"));
            }
            return runs.get(number - 1).trace(ref);
        } catch (IOException e) {
            throw new CasebookException.Permanent("The file " + file + " cannot be read.", e);
        }
    }

    private static TraceRef ref(Configuration configuration, String what) {
        List<TraceRef> refs = configuration.traceRefs().inText(what);
        if (refs.isEmpty()) {
            throw new CasebookException.Permanent("There is no file " + what
                    + ", and it is no trace reference, link or id either. A reference looks like"
                    + " tempo:4bf92f3577b34da6a3ce929d0e0e4736.");
        }
        return refs.getFirst();
    }

    private static CasebookException notThere(Configuration configuration, String what) {
        TraceRef ref = ref(configuration, what);
        return new CasebookException.Permanent(
                "%s has no trace %s. It may be past its retention, or not have arrived yet."
                        .formatted(ref.source(), ref.id()));
    }

    private static Secrets secrets(LocalSettings settings) {
        if (Files.exists(settings.data().resolve("secrets.json"))) {
            return LocalSecrets.open(settings.data(), settings.environment(), new SecureRandom());
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        String once = HexFormat.of().formatHex(key);
        return name -> settings.find(name)
                .or(() -> name.equals(LocalSecrets.REDACTION_KEY) ? Optional.of(once) : Optional.empty());
    }
}
