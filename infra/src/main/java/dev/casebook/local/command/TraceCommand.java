package dev.casebook.local.command;

import dev.casebook.Json;
import dev.casebook.local.house.LocalSettings;
import dev.casebook.local.house.LocalTraces;
import dev.casebook.trace.RedactedTrace;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a trace as Casebook understands it, without personal data. Stores nothing. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Show a trace as Casebook understands it, without personal data. Nothing is stored.")
public final class TraceCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "REF-OR-FILE",
            description =
                    "A reference (tempo:4bf9…), a link, an id, or a file: spans of Tempo, OTLP or Phoenix, runs of"
                            + " LangSmith, log lines of Loki, or chat messages, as JSON or JSON lines, also gzipped.")
    private String what = "";

    @Option(names = "--run", paramLabel = "N", description = "Which run of a file that holds several, from 1.")
    private @Nullable Integer run;

    @Option(names = "--json", description = "Print the trace as JSON, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        RedactedTrace trace = LocalTraces.read(
                LocalSettings.ofProcess(), what, run == null ? OptionalInt.empty() : OptionalInt.of(run));
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.mapper().valueToTree(trace).toPrettyString());
            } else {
                TraceText.lines(trace).forEach(out::println);
            }
            out.flush();
        }
        return 0;
    }
}
