package dev.casebook.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one runnable jar, one subcommand a task. */
@Command(
        name = "casebook",
        mixinStandardHelpOptions = true,
        version = "casebook 0.1.0",
        description = "Turns a production failure of an LLM agent into a regression case.")
public final class Casebook {

    private Casebook() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Casebook()).execute(arguments));
    }
}
