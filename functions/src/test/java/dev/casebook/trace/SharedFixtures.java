package dev.casebook.trace;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real payloads that are kept beside the repository, where they are there. */
public final class SharedFixtures {
    private SharedFixtures() {}

    /** The file, or the test is skipped and says so. */
    public static Path file(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw")) && root.getParent() != null) {
            root = root.getParent();
        }
        Path file = root.resolve("../shared/fixtures").resolve(name).normalize();
        assumeTrue(Files.exists(file), "SKIPPED: no shared fixtures beside the repository, so not checked: " + name);
        return file;
    }
}
