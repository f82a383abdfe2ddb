package dev.casebook.local;

import dev.casebook.CasebookException;
import dev.casebook.local.command.AuditCommand;
import dev.casebook.local.command.DoctorCommand;
import dev.casebook.local.command.EvalCommand;
import dev.casebook.local.command.ExportCommand;
import dev.casebook.local.command.ImportCommand;
import dev.casebook.local.command.PullCommand;
import dev.casebook.local.command.StartCommand;
import dev.casebook.local.command.TraceCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one runnable jar, one subcommand a task. */
@Command(
        name = "casebook",
        mixinStandardHelpOptions = true,
        version = "casebook 0.1.0",
        description = "Turns a production failure of an LLM agent into a regression case.")
public final class Casebook {
    private static final int ERROR = 3;

    /** Their exit code 1 has a meaning of its own. */
    private static final Set<String> JUDGING = Set.of("eval", "pull");

    private static final Map<String, Class<?>> COMMANDS = commands();

    private Casebook() {}

    public static void main(String[] arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (first.equals("eval")) {
            HeadStart.begin();
        }
        Map<String, Class<?>> read = COMMANDS.containsKey(first) ? Map.of(first, COMMANDS.get(first)) : COMMANDS;
        System.exit(commandLine(read).execute(arguments));
    }

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("start", StartCommand.class);
        commands.put("eval", EvalCommand.class);
        commands.put("pull", PullCommand.class);
        commands.put("trace", TraceCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("export", ExportCommand.class);
        commands.put("audit", AuditCommand.class);
        commands.put("doctor", DoctorCommand.class);
        return commands;
    }

    /**
     * What people did wrong is one clear sentence and exit code 1 (3 for {@code eval} and {@code pull}).
     *
     * @param read the commands whose options are looked up, which takes a tenth of a second for all of them
     */
    private static CommandLine commandLine(Map<String, Class<?>> read) {
        CommandLine line = new CommandLine(new Casebook());
        read.forEach((name, command) -> line.addSubcommand(name, command));
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
