package dev.casebook.trace.loki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.trace.SharedFixtures;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of recorded answers of Loki: lines, model steps, tool steps, the tools, agent, session, input, output. */
class RecordedLogsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            query-range-agent-logs-merged-labels       | 7  | 6 | 1 | get_reservation_details | airline-support-agent | production | conv-43-1 | 93877bbf10bc54dd710607d0243fd704 | You're welcome.
            query-range-agent-logs-structured-metadata | 7  | 6 | 1 | get_reservation_details | airline-support-agent | production | conv-43-1 | 93877bbf10bc54dd710607d0243fd704 | You're welcome.
            query-range-real-json-lines                | 60 | 0 | 0 | -                       | drone                 | -          | -         | -                                | -
            query-range-streams                        | 2  | 0 | 0 | -                       | -                     | -          | -         | -                                | -
            """)
    void recordedLinesAreUnderstood(
            String file,
            int lines,
            int models,
            int tools,
            String tool,
            String agent,
            String environment,
            String session,
            String traceId,
            String output)
            throws IOException {
        LokiAnswer.Lines read = (LokiAnswer.Lines) LokiAnswer.of(read(file));
        LogSnapshot snapshot = LogSnapshot.of(read.lines(), false);
        Trace trace = LogTrace.of(new TraceRef("loki", "1"), snapshot, LokiSettings.Names.USUAL);

        assertThat(snapshot.lines()).hasSize(lines).isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()));
        assertThat(List.of(count(trace, Step.ModelCall.class), count(trace, Step.ToolCall.class)))
                .containsExactly((long) models, (long) tools);
        assertThat(trace.steps()).hasSize(lines);
        assertThat(trace.toolCalls())
                .extracting(Step.ToolCall::tool)
                .isEqualTo(tool == null ? List.of() : List.of(tool));
        assertThat(trace.context().agent().orElse(null)).isEqualTo(agent);
        assertThat(trace.context().environment().orElse(null)).isEqualTo(environment);
        assertThat(trace.context().session().orElse(null)).isEqualTo(session);
        assertThat(new Belonging(LokiSettings.Names.USUAL)
                        .traceId(snapshot.lines().getFirst())
                        .orElse(null))
                .isEqualTo(traceId);
        assertThat(trace.input()).isEmpty();
        assertThat(trace.output().isPresent()).isEqualTo(output != null);
        assertThat(trace.output().orElse("")).startsWith(output == null ? "" : output);
        assertThat(trace.partial()).isTrue();
    }

    @Test
    void theRecordedToolHasTheArgumentsThatTheModelAskedFor() throws IOException {
        LokiAnswer.Lines read = (LokiAnswer.Lines) LokiAnswer.of(read("query-range-agent-logs-merged-labels"));

        Step.ToolCall call = LogTrace.of(
                        new TraceRef("loki", "1"), LogSnapshot.of(read.lines(), false), LokiSettings.Names.USUAL)
                .toolCalls()
                .getFirst();

        assertThat(call.arguments().path("reservation_id").asText()).isEqualTo("3RK2T9");
        assertThat(call.result().path("cabin").asText()).isEqualTo("basic_economy");
    }

    @ParameterizedTest
    @CsvSource({"query-range-matrix, 2", "query-vector, 3"})
    void numbersAreKnownToBeNumbers(String file, int series) throws IOException {
        assertThat(LokiAnswer.of(read(file))).isEqualTo(new LokiAnswer.Numbers(series));
    }

    private static long count(Trace trace, Class<? extends Step> kind) {
        return trace.steps().stream().filter(kind::isInstance).count();
    }

    private static JsonNode read(String file) throws IOException {
        return Json.mapper()
                .readTree(SharedFixtures.file("loki/" + file + ".json").toFile());
    }
}
