package dev.casebook.local;

import dev.casebook.CasebookException;
import dev.casebook.local.command.DoctorCommand;
import dev.casebook.local.command.EvalCommand;
import dev.casebook.local.command.ExportCommand;
import dev.casebook.local.command.ImportCommand;
import dev.casebook.local.command.PullCommand;
import dev.casebook.local.command.StartCommand;
import dev.casebook.local.command.TraceCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one runnable jar, one subcommand a task. */
@Command(
        name = "casebook",
        mixinStandardHelpOptions = true,
        version = "casebook 0.1.0",
        description = "Turns a production failure of an LLM agent into a regression case.",
        subcommands = {
            StartCommand.class,
            EvalCommand.class,
            PullCommand.class,
            TraceCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DoctorCommand.class
        })
public final class Casebook {
    private static final int ERROR = 3;

    /** Their exit code 1 has a meaning of its own. */
    private static final Set<String> JUDGING = Set.of("eval", "pull");

    private Casebook() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** What people did wrong is one clear sentence and exit code 1 (3 for {@code eval} and {@code pull}). */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Casebook());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr()
                    .println(
                            failure instanceof CasebookException
                                    ? failure.getMessage()
                                    : "Casebook failed: " + failure);
            return JUDGING.contains(command.getCommandName()) ? ERROR : 1;
        });
        return line;
    }
}
