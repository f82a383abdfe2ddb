package dev.casebook.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final long LARGEST = 30_000_000;

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
                    function.artifact(), function.handler(), function.settings(account.address()), function.event());
            assertThat(start.error()).as(start.body()).isFalse();
            assertLogged(start.log());
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

    /** Lines of the house's own provider, with what an invocation carries and nothing that is secret or was said. */
    private static void assertLogged(String log) throws IOException {
        assertThat(log)
                .doesNotContain("SLF4J")
                .doesNotContain("xoxb-", "signing\"", "bearer", "0123456789abcdef0123456789abcdef");
        for (String line : log.lines().filter(each -> each.startsWith("{")).toList()) {
            JsonNode json = Json.mapper().readTree(line);
            assertThat(json.path("requestId").asText()).as(line).isNotEmpty();
            assertThat(json.path("trail").asText()).as(line).matches("[0-9a-f]{32}");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anArtifactIsSmallerThan30Mb(Deployed function) throws IOException {
        assumeTrue(
                Files.isDirectory(function.artifact().resolve("lib")),
                "the artifacts are built by package, which did not run before this test");
        assertThat(LambdaProcess.size(function.artifact())).isLessThan(LARGEST);
    }
}
