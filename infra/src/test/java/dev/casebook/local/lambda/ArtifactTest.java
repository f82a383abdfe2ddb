package dev.casebook.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.casebook.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each artifact holds all that its function needs, and no more than fits. */
@Timeout(120)
class ArtifactTest {
    private static final long LARGEST = 30L * 1024 * 1024;

    static List<Deployed> all() {
        return Deployed.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFunctionAnswersOnTheRuntimeClientFromItsArtifactAlone(Deployed function)
            throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(function.artifact().resolve("lib")),
                "the artifacts are built by package, which did not run before this test");
        try (StubAccount account = new StubAccount()) {
            LambdaProcess.ColdStart start = LambdaProcess.run(
                    function.artifact(), function.handler(), Deployed.settings(account.address()), function.event());
            assertThat(start.error()).as(start.body()).isFalse();
            assertThat(Json.mapper().readTree(start.body()).path("batchItemFailures"))
                    .as(start.body())
                    .isEmpty();
            switch (function.name()) {
                case "SlackFunction", "WebhookFunction" -> {
                    assertThat(Json.mapper()
                                    .readTree(start.body())
                                    .path("statusCode")
                                    .asInt())
                            .as(start.body())
                            .isEqualTo(200);
                    assertThat(account.asked("AmazonSQS.SendMessage")).hasSize(1);
                }
                case "BotFunction" ->
                    assertThat(account.asked("/api/chat.postMessage")).hasSize(1);
                case "CaseFunction", "AlarmFunction" ->
                    assertThat(account.asked("AmazonSQS.SendMessage")).hasSize(1);
                default ->
                    assertThat(account.asked("DynamoDB_20120810.GetItem").size()
                                    + account.asked("DynamoDB_20120810.Query").size())
                            .isPositive();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anArtifactIsSmallerThan30MiB(Deployed function) throws IOException {
        assumeTrue(
                Files.isDirectory(function.artifact().resolve("lib")),
                "the artifacts are built by package, which did not run before this test");
        assertThat(LambdaProcess.size(function.artifact())).isLessThan(LARGEST);
    }
}
