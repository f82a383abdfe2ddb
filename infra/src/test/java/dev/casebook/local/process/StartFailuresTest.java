package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.local.sqlite.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot be: exit code 1 and one sentence that says what to do. */
@Timeout(120)
class StartFailuresTest {

    @TempDir
    private Path folder;

    @Test
    void aTakenPortIsNamed() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            String said = refusal(Program.settings(folder.resolve("data"), port));
            assertThat(said).contains("Port " + port + " is taken").contains("CASEBOOK_PORT");
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void theProcessThatHasTheDataFolderIsNamed() throws IOException, InterruptedException {
        try (DataFolder mine = DataFolder.open(folder.resolve("data"))) {
            String said = refusal(Program.settings(mine.path(), Program.freePort()));
            assertThat(said)
                    .contains("in use by another Casebook (process "
                            + ProcessHandle.current().pid() + ")")
                    .contains("CASEBOOK_DATA");
        }
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsNamed() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        String said = refusal(Program.settings(file, Program.freePort()));
        assertThat(said)
                .contains(file.toString())
                .contains("cannot be made or written")
                .contains("CASEBOOK_DATA");
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void aWrongKeyIsNamedWithItsFileAndLineAndWhatWasExpected() throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("mine.yaml"), """
                agents:
                  mine:
                    adress: http://localhost:9000/chat
                """);
        Map<String, String> settings = new HashMap<>(Program.settings(folder.resolve("data"), Program.freePort()));
        settings.put("CASEBOOK_CONFIG", config.toString());
        assertThat(refusal(settings))
                .contains("mine.yaml")
                .containsPattern("\\b3\\b")
                .contains("adress")
                .contains("url");
    }

    private String refusal(Map<String, String> settings) throws IOException, InterruptedException {
        try (Program program = Program.start(folder, settings, "start")) {
            Program.Ended ended = program.end(Duration.ofSeconds(15));
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err().strip()).hasLineCount(1).endsWith(".").doesNotContain("Exception");
            return ended.err();
        }
    }
}
