package dev.casebook.handler.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.handler.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class JsonLogsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T03:00:00.5Z");

    private final List<String> lines = new ArrayList<>();
    private final JsonLogs logs = logs("INFO");
    private final Logger log = logs.getLogger("dev.casebook.handler.CaseFunction");

    private JsonLogs logs(String level) {
        return new JsonLogs(
                new Settings(Map.of(Settings.LOG_LEVEL, level, Settings.DEPLOYMENT, "casebook")),
                InstantSource.fixed(NOW),
                line -> lines.add(new String(line, StandardCharsets.UTF_8)));
    }

    private JsonNode line() {
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).endsWith("}\n").doesNotContainPattern("\n.");
        try {
            return Json.mapper().readTree(lines.getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLineSaysWhenHowGraveWhereAndWhatWithWhatTheThreadCarries() throws IOException {
        logs.getMDCAdapter().put("requestId", "r-1");
        logs.getMDCAdapter().put("trail", "4bf92f3577b34da6a3ce929d0e0e4736");
        log.warn("refused {} of {}", 1, "two");
        assertThat(line()).isEqualTo(Json.mapper().readTree("""
                        {"timestamp":"2026-03-02T03:00:00.500Z","level":"WARN","logger":"dev.casebook.handler.CaseFunction",
                         "message":"refused 1 of two","requestId":"r-1","trail":"4bf92f3577b34da6a3ce929d0e0e4736"}"""));
    }

    @Test
    void whatIsBelowTheLevelIsNotWrittenAndLibrariesOnlyWhenTheyWarn() {
        log.debug("no");
        logs.getLogger("software.amazon.awssdk.request").info("no");
        assertThat(lines).isEmpty();
        logs("WARN").getLogger("dev.casebook.x").info("no");
        assertThat(lines).isEmpty();
        logs("DEBUG").getLogger("dev.casebook.x").debug("yes");
        logs.getLogger("software.amazon.awssdk.request").warn("yes");
        assertThat(lines).hasSize(2);
    }

    @Test
    void aFailureIsClassesAndPlacesWithoutMessagesThatMayQuoteWhatWasRead() {
        log.error(
                "failed",
                new CasebookException.Permanent(
                        "The table is missing.", new IllegalStateException("at [Source: my card is 4111]")));
        assertThat(line().path("failure").asText())
                .contains("CasebookException$Permanent: The table is missing.")
                .contains("caused by java.lang.IllegalStateException at dev.casebook.handler.log.JsonLogsTest")
                .doesNotContain("4111");
    }

    @Test
    void numbersBesideTheMessageAreMetricsOfTheDeployment() {
        logs("ERROR")
                .getLogger(JsonLogs.METRICS)
                .atDebug()
                .addKeyValue("AcknowledgementMillis", 123)
                .addKeyValue("BudgetPercent", 81.5)
                .addKeyValue("MessagesHandled", 10)
                .addKeyValue("judge", "sonnet")
                .log("told");
        JsonNode line = line();
        assertThat(line.path("AcknowledgementMillis").asInt()).isEqualTo(123);
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("judge").asText()).isEqualTo("sonnet");
        assertThat(line.path("Deployment").asText()).isEqualTo("casebook");
        assertThat(line.path("_aws").path("Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
        JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.path("Namespace").asText()).isEqualTo("Casebook");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Deployment\"]]");
        assertThat(directive.path("Metrics").toString())
                .isEqualTo(
                        "[{\"Name\":\"AcknowledgementMillis\",\"Unit\":\"Milliseconds\"},"
                                + "{\"Name\":\"BudgetPercent\",\"Unit\":\"Percent\"},{\"Name\":\"MessagesHandled\",\"Unit\":\"Count\"}]");
    }

    @Test
    void whatATextHoldsNeitherEndsTheLineNorSpeaksToATerminal() {
        String hostile = "a\"},{\r\n\u2028\u001b[31m\u0085\\ \ud800 é \ud83d\ude00";
        log.info("said {}", hostile);
        assertThat(line().path("message").asText()).isEqualTo("said " + hostile);
        assertThat(lines.getFirst().strip()).doesNotContain("\r", "\n", "\u2028", "\u001b", "\u0085");
    }
}
