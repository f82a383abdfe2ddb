package dev.casebook.local.command;

import dev.casebook.local.house.Checkup;
import dev.casebook.local.house.LocalSettings;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at settings, configuration, sources, Slack and alert routes. Exit codes: 0 all well, 1 something is not. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check settings, configuration, trace sources and Slack, and send a test alert.")
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Checkup.Finding> findings = Checkup.of(LocalSettings.ofProcess());
        for (Checkup.Finding finding : findings) {
            if (spec != null) {
                spec.commandLine()
                        .getOut()
                        .printf("%-4s %-18s %s%n", finding.well() ? "ok" : "FAIL", finding.what(), finding.said());
            }
        }
        return findings.stream().allMatch(Checkup.Finding::well) ? 0 : 1;
    }
}
