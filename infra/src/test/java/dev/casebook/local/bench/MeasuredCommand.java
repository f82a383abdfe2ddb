package dev.casebook.local.bench;

import dev.casebook.local.Casebook;

/** The {@code casebook} program as it is, which says what it spent when it ends. */
public final class MeasuredCommand {

    private MeasuredCommand() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Spent.print((System.nanoTime() - start) / 1e9)));
        Casebook.main(arguments);
    }
}
