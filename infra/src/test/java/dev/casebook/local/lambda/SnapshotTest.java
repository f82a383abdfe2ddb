package dev.casebook.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.casebook.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the snapshot of a function, on Lambda's runtime client with its hooks. */
@Timeout(120)
class SnapshotTest {
    static List<Deployed> waitedFor() {
        return Deployed.all().stream()
                .filter(function -> List.of("SlackFunction", "WebhookFunction").contains(function.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("waitedFor")
    void beforeTheSnapshotTheRealPathIsRehearsedWithoutASecretAMessageOrAConnection(Deployed function)
            throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(function.artifact().resolve("lib")),
                "the artifacts are built by package, which did not run before this test");
        List<String> askedBefore = new ArrayList<>();
        List<Set<Integer>> connected = new ArrayList<>();
        try (StubAccount account = new StubAccount()) {
            LambdaProcess.ColdStart start =
                    LambdaProcess.fromSnapshot(function, function.settings(account.address()), ports -> {
                        askedBefore.add(account.toString());
                        connected.add(ports);
                    });
            assertThat(askedBefore).containsExactly("{}");
            assertThat(connected).containsExactly(Set.of());
            assertThat(start.error()).as(start.body()).isFalse();
            assertThat(Json.mapper().readTree(start.body()).path("statusCode").asInt())
                    .isEqualTo(200);
            assertThat(account.asked("AmazonSQS.SendMessage")).hasSize(1);
            assertThat(start.log())
                    .containsOnlyOnce("rehearsed before the snapshot")
                    .doesNotContain("failed");
        }
    }
}
