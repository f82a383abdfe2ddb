package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Maven starts the program as its child, and may itself be killed. */
@Timeout(120)
class EndWithParentTest {

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the parent of this test is a POSIX shell")
    void theProgramEndsWhenTheProcessThatStartedItIsKilled() throws Exception {
        int port = Program.freePort();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" & wait", "sh"));
        command.addAll(Program.command("start", "--end-with-parent"));
        try (Program parent = Program.launch(folder, Program.settings(folder.resolve("data"), port), command)) {
            ProcessHandle program = started(parent, port);
            try {
                parent.kill();
                program.onExit().get(60, TimeUnit.SECONDS);
                assertThat(program.isAlive()).isFalse();
            } finally {
                program.destroyForcibly();
            }
        }
    }

    private static ProcessHandle started(Program parent, int port) throws IOException {
        new Channel(parent, port).awaitHealth(Duration.ofSeconds(60));
        return parent.children().findFirst().orElseThrow();
    }
}
