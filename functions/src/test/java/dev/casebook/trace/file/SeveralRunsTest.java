package dev.casebook.trace.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold more than one run, and runs of which not everything is told. */
class SeveralRunsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            spans       | {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"aa","spanId":"01","name":"first"},{"traceId":"bb","spanId":"01","name":"second"},{"traceId":"aa","spanId":"02","name":"third"}]}]}]}
            phoenix     | [{"context":{"trace_id":"a","span_id":"1"},"start_time":"2026-03-10T15:00:00Z","name":"first"},{"context":{"trace_id":"b","span_id":"1"},"start_time":"2026-03-10T15:00:00Z","name":"second"},{"context":{"trace_id":"a","span_id":"2"},"start_time":"2026-03-10T15:00:01Z","name":"third"}]
            langsmith   | {"runs":[{"id":"1","trace_id":"1","run_type":"chain","name":"first"},{"id":"2","trace_id":"2","run_type":"chain","name":"second"},{"id":"3","trace_id":"1","run_type":"chain","name":"third"}]}
            """)
    void runsOfSeveralTracesAreKeptApart(String format, String file) {
        List<RecordedRun> runs = runs(file);

        assertThat(runs).hasSize(2);
        assertThat(names(runs.getFirst())).containsExactlyInAnyOrder("first", "third");
        assertThat(names(runs.getLast())).containsExactly("second");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            spans       | {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"aa","spanId":"01","name":"first"}]}]}]}~{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"bb","spanId":"01","name":"second"}]}]}]}~{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"aa","spanId":"02","name":"third"}]}]}]}~
            phoenix     | {"context":{"trace_id":"a","span_id":"1"},"start_time":"2026-03-10T15:00:00Z","name":"first"}~{"context":{"trace_id":"b","span_id":"1"},"start_time":"2026-03-10T15:00:00Z","name":"second"}~{"context":{"trace_id":"a","span_id":"2"},"start_time":"2026-03-10T15:00:01Z","name":"third"}
            langsmith   | {"id":"1","trace_id":"1","run_type":"chain","name":"first"}~~{"id":"2","trace_id":"2","run_type":"chain","name":"second"}~{"id":"3","trace_id":"1","run_type":"chain","name":"third"}
            """)
    void jsonLinesAreReadTogether(String format, String lines) throws IOException {
        String file = lines.replace("~", "\r\n");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(file.getBytes(StandardCharsets.UTF_8));
        }

        for (List<RecordedRun> runs : List.of(runs(file), TraceFiles.runs(packed.toByteArray(), Instant.EPOCH))) {
            assertThat(runs).hasSize(2);
            assertThat(names(runs.getFirst())).containsExactlyInAnyOrder("first", "third");
            assertThat(names(runs.getLast())).containsExactly("second");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceSpans\":[]} x",
                "{\"resourceSpans\":[]}\n{\"resourceSpans\":[",
                "{\"resourceSpans\":[]}\n3",
                "{\"resourceSpans\":[]}\n{\"other\":[]}",
                "",
                "\n",
            })
    void linesThatAreNoneAreRefused(String file) {
        assertThatThrownBy(() -> runs(file)).isInstanceOf(CasebookException.Permanent.class);
    }

    @Test
    void aListOfTranscriptsHoldsOneRunEach() {
        List<RecordedRun> runs = runs("""
                [{"task": 1, "messages": [{"role": "user", "content": "One?"}, {"role": "assistant", "content": "Yes."}]},
                 {"task": 2, "messages": [{"role": "user", "content": "Two?"}, {"role": "assistant", "content": "No."}]}]
                """);

        assertThat(runs.stream().map(run -> trace(run).output().orElse("-"))).containsExactly("Yes.", "No.");
    }

    @Test
    void aFileOfSeveralRunsIsNotReadAsOne() {
        assertThatThrownBy(() -> TraceFiles.read(
                        new TraceRef("file", "two"),
                        "[{\"traj\":[{\"role\":\"user\",\"content\":\"a\"}]},{\"traj\":[{\"role\":\"user\",\"content\":\"b\"}]}]"
                                .getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessage("The file holds 2 runs, and one of them must be chosen.");
    }

    @Test
    void numbersOfLokiAreNoTrace() {
        assertThatThrownBy(() -> trace(runs("{\"data\":{\"resultType\":\"vector\",\"result\":[{}]}}")
                        .getFirst()))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageStartingWith("The file holds no log lines.");
    }

    @Test
    void aCallThatWasAskedForAndNeverRunIsNoStep() {
        Trace trace = trace(runs("""
                [{"role": "user", "content": "Book it."},
                 {"role": "assistant", "content": null, "tool_calls": [{"id": "c1", "type": "function",
                    "function": {"name": "book", "arguments": "{}"}}]}]
                """).getFirst());

        assertThat(trace.toolCalls()).isEmpty();
        assertThat(trace.steps()).hasSize(1);
    }

    @Test
    void resultsWithoutIdsBelongToTheCallsOfTheirToolInOrder() {
        Trace trace = trace(runs("""
                [{"role": "user", "content": "Twice."},
                 {"role": "model", "parts": [{"functionCall": {"name": "look", "args": {"at": 1}}},
                    {"functionCall": {"name": "look", "args": {"at": 2}}}]},
                 {"role": "user", "parts": [{"functionResponse": {"name": "look", "response": {"saw": "one"}}},
                    {"functionResponse": {"name": "look", "response": {"saw": "two"}}}]},
                 {"role": "model", "parts": [{"text": "Done."}]}]
                """).getFirst());

        assertThat(trace.toolCalls().stream()
                        .map(call -> call.arguments().path("at").asInt()
                                + call.result().path("saw").asText()))
                .containsExactly("1one", "2two");
    }

    private static List<RecordedRun> runs(String file) {
        return TraceFiles.runs(file.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    }

    private static Trace trace(RecordedRun run) {
        return run.trace(new TraceRef("file", "one"));
    }

    private static List<String> names(RecordedRun run) {
        return trace(run).steps().stream()
                .map(Step::facts)
                .map(Step.Facts::name)
                .toList();
    }
}
