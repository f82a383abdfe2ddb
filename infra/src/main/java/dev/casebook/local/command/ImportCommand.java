package dev.casebook.local.command;

import dev.casebook.CasebookException;
import dev.casebook.casefile.ImportCases;
import dev.casebook.local.house.Bench;
import dev.casebook.local.house.Benches;
import dev.casebook.local.house.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports cases from a file of JSON lines: all of it, or nothing. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "Import cases from a file of JSON lines.")
public final class ImportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset; made if there is none.")
    private String dataset = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "One case a line, as JSON.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        List<String> lines = lines();
        try (Bench bench = Benches.open(LocalSettings.ofProcess())) {
            ImportCases.Imported imported = bench.importCases(dataset, String.valueOf(file.getFileName()), lines);
            if (spec != null) {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%s: %d added, %d there already, %d of the new ones are drafts (no reference or no evaluator yet).%n",
                                dataset, imported.added(), imported.there(), imported.drafts());
            }
            return 0;
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new CasebookException.Permanent("The file " + file + " cannot be read. Nothing was imported.");
        }
    }
}
