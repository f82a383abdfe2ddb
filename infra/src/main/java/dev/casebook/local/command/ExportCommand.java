package dev.casebook.local.command;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseSink;
import dev.casebook.local.house.Bench;
import dev.casebook.local.house.Benches;
import dev.casebook.local.house.LocalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a dataset's cases as JSON lines that {@code import} reads, or copies them to a configured source. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a dataset's cases as JSON lines, or copy them to a LangSmith dataset.")
public final class ExportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset.")
    private String dataset = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "Where to; standard output unless given.")
    private @Nullable Path file;

    @Option(
            names = "--to",
            paramLabel = "SOURCE",
            description = "Copy the cases to this source of casebook.yaml instead.")
    private @Nullable String source;

    @Override
    public Integer call() {
        try (Bench bench = Benches.open(LocalSettings.ofProcess())) {
            if (source != null) {
                copied(bench.push(dataset, source), source);
            } else {
                written(bench.exportCases(dataset));
            }
            return 0;
        }
    }

    private void copied(CaseSink.Pushed pushed, String to) {
        out().printf(
                        "%s to %s: %d added, %d changed, %d were up to date, %d left out (drafts, and retired cases that were never there).%n",
                        dataset, to, pushed.added(), pushed.changed(), pushed.same(), pushed.left());
    }

    private void written(List<String> lines) {
        if (file == null) {
            lines.forEach(out()::println);
            return;
        }
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new CasebookException.Permanent("The file " + file + " cannot be written. Nothing was exported.");
        }
        out().printf("%s: %d cases in %s.%n", dataset, lines.size(), file);
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("the command was not made by picocli");
        }
        return spec.commandLine().getOut();
    }
}
