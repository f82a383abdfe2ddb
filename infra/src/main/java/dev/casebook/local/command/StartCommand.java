package dev.casebook.local.command;

import dev.casebook.local.house.House;
import dev.casebook.local.house.LocalSettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Casebook in this JVM until Ctrl-C. */
@Command(name = "start", mixinStandardHelpOptions = true, description = "Run Casebook on this machine, until Ctrl-C.")
public final class StartCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--end-with-parent",
            hidden = true,
            description = "End when the process that started this one does.")
    private boolean endWithParent;

    @Override
    public Integer call() throws InterruptedException {
        // Asked before anybody can see that Casebook runs: a parent that is killed right then would be gone unseen.
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        CountDownLatch ended = new CountDownLatch(1);
        Consumer<String> out = line -> {
            if (spec != null) {
                spec.commandLine().getOut().println(line);
                spec.commandLine().getOut().flush();
            }
        };
        House house = House.open(LocalSettings.ofProcess(), out);
        Runtime.getRuntime().addShutdownHook(new Thread(house::close, "close"));
        if (endWithParent) {
            parent.ifPresent(StartCommand::endWith);
        }
        house.welcome();
        ended.await();
        return 0;
    }

    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            parent.onExit().join();
            System.exit(0);
        });
    }
}
