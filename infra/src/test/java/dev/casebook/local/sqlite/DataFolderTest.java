package dev.casebook.local.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void aMissingFolderIsMadeForItsOwnerAlone() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary.resolve("deep/data"))) {
            assertThat(folder.path()).isDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
            assertThat(folder.database().getParent()).isEqualTo(folder.path());
        }
    }

    @Test
    void aFolderInUseIsRefusedWithItsOwnersProcessId() {
        long pid = ProcessHandle.current().pid();
        try (DataFolder first = DataFolder.open(temporary)) {
            assertThatThrownBy(() -> DataFolder.open(first.path()))
                    .isInstanceOf(CasebookException.Permanent.class)
                    .hasMessageContaining("in use by another Casebook (process " + pid + ")")
                    .hasMessageContaining("CASEBOOK_DATA");
        }
    }

    @Test
    void aFolderThatWasGivenUpCanBeTakenAgain() {
        DataFolder.open(temporary).close();
        try (DataFolder again = DataFolder.open(temporary)) {
            assertThat(again.path()).isDirectory();
        }
    }

    @Test
    void aPlaceWhereNoFolderCanBeIsRefusedInOneSentence() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("cannot be made or written");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("cannot be made or written");
    }

    @Test
    void aFolderWithAPidFileThatCannotBeWrittenIsRefusedAndCanBeTakenLater() throws IOException {
        Path blocked = Files.createDirectory(temporary.resolve("casebook.pid"));
        assertThatThrownBy(() -> DataFolder.open(temporary)).isInstanceOf(CasebookException.Permanent.class);
        Files.delete(blocked);
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(folder.path()).isDirectory();
        }
    }
}
