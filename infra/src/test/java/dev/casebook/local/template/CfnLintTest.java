package dev.casebook.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** AWS's own rules for templates, where their checker is installed. */
@Timeout(240)
class CfnLintTest {

    @Test
    void theTemplateHasNoFindings() throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> new File(folder, "cfn-lint").canExecute()),
                "cfn-lint is not installed here, so the template was not checked with it (pip install cfn-lint)");
        Process lint = new ProcessBuilder("cfn-lint", Template.path().toString())
                .redirectErrorStream(true)
                .start();
        String findings = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(lint.waitFor()).as(findings).isZero();
        assertThat(findings).isBlank();
    }
}
