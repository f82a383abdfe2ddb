package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.Json;
import dev.casebook.trace.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That every recorded payload of an alert source, and every vector of a signature, is tried by some test. */
class SharedAlertFixturesTest {
    private static final Set<String> FOLDERS = Set.of(
            "alertmanager", "grafana", "pagerduty", "aws", "sns", "langsmith", "langfuse", "incidentio", "opsgenie");

    /** What no sender posts: an envelope of Lambda's own, and traces, which sources read. */
    private static boolean posted(String name) {
        return name.endsWith(".json")
                && !name.equals("apigw_http_event.json")
                && !name.matches("(run|runs|trace|openapi|feedback)-?.*");
    }

    private static String tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(
                            each -> each.toString().endsWith(".java") && !each.endsWith("SharedAlertFixturesTest.java"))
                    .toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @Test
    void everyPostedPayloadIsNamedByATest() throws IOException {
        Path root = SharedFixtures.file("signature-vectors.json").resolveSibling("");
        String tests = tests();
        List<String> missing = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                missing.addAll(files.map(file -> file.getFileName().toString())
                        .filter(SharedAlertFixturesTest::posted)
                        .filter(name -> !tests.contains(name))
                        .toList());
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Slack's is the published example, which the bot's signature test holds. */
    @Test
    void everyVectorIsNamedByATest() throws IOException {
        String tests = tests();
        Set<String> vectors = Json.mapper()
                .readTree(Files.readAllBytes(SharedFixtures.file("signature-vectors.json")))
                .propertyStream()
                .map(vector -> vector.getKey())
                .filter(name -> !name.equals("slack"))
                .collect(Collectors.toSet());
        assertThat(vectors).isNotEmpty().allMatch(tests::contains);
    }
}
