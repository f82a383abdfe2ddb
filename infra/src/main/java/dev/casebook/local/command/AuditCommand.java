package dev.casebook.local.command;

import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.audit.Deed;
import dev.casebook.local.house.Bench;
import dev.casebook.local.house.Benches;
import dev.casebook.local.house.LocalSettings;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints who did what, oldest first. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "Print who did what, day by day (UTC).")
public final class AuditCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FROM[..TO]",
            description = "Days such as 2026-11-01..2026-11-21, both included; today unless given.")
    private String days = "";

    @Option(names = "--json", description = "Print one JSON object a line, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        String[] parts = days.split("\\.\\.", -1);
        LocalDate from = day(parts[0]);
        LocalDate to = parts.length == 1 ? from : day(parts[1]);
        if (parts.length > 2 || to.isBefore(from)) {
            throw new CasebookException.Permanent(
                    "The days are a first and a last one, such as 2026-11-01..2026-11-21.");
        }
        try (Bench bench = Benches.open(LocalSettings.ofProcess())) {
            print(bench.audit(from, to));
            return 0;
        }
    }

    private static LocalDate day(String text) {
        try {
            return text.isEmpty() ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new CasebookException.Permanent("A day looks like 2026-11-21; " + text + " does not.");
        }
    }

    private void print(List<Deed> deeds) {
        if (spec == null) {
            throw new IllegalStateException("the command was not made by picocli");
        }
        PrintWriter out = spec.commandLine().getOut();
        deeds.forEach(deed -> out.println(json ? Json.mapper().valueToTree(deed).toString() : line(deed)));
        if (deeds.isEmpty() && !json) {
            out.println("Nothing was done.");
        }
    }

    private static String line(Deed deed) {
        String details = deed.details().entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
        return deed.at() + "  " + deed.by().who() + "  " + deed.what().words() + "  " + deed.on()
                + (deed.details().isEmpty() ? "" : details);
    }
}
