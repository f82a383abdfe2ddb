package dev.casebook.trace.otel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.trace.SharedFixtures;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of recorded traces of real agents, one row per instrumentation. */
class RecordedTracesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    trace-v1-batches-helm-agent               | helm-agent            | 0.9.0 | ctx-eff35888-55ab-4eb0-b90d-7b21f711f91f | 2 | 2 | 1 | 1  | list all helm releases              | There are two Helm releases
                    trace-v1-batches-microservices            | backend-service       | 1.0.0 | -                                        | 0 | 0 | 0 | 0  | -                                   | -
                    trace-v1-batches-small-base64             | my.service            | -     | -                                        | 0 | 0 | 0 | 0  | -                                   | -
                    trace-v2-agno-2025-06-11                  | -                     | -     | 35cc6c90-b657-4819-b66c-c931c03ad569     | 1 | 2 | 1 | 1  | What is currently trending          | To find out what's
                    trace-v2-k8s-agent-multi-service          | k8s_agent             | -     | ctx-d8251ac3-6289-464a-8404-0fc4e312e823 | 1 | 1 | 0 | 1  | list all Helm releases              | To list all Helm releases
                    trace-v2-langgraph-python-2025-08-22      | -                     | -     | -                                        | 0 | 2 | 0 | 1  | Search the web for 'example'        | The search for
                    trace-v2-microsoft-agent-2025-12-17       | 171105b7-59dd-49c0-9677-0b95395aa46a | - | resp_0e32bda5b6259ecd00694279e271348194a818447145cd1763 | 1 | 2 | 1 | 0 | -  | -
                    trace-v2-openai-agents-2025-09-30         | Hello world           | -     | -                                        | 2 | 2 | 1 | 1  | What's the weather in Tokyo?        | The weather in Tokyo is currently sunny.
                    trace-v2-pydantic-ai-tools-2025-12-04     | joke_agent            | -     | -                                        | 3 | 4 | 3 | 1  | Select and call THREE               | {"quality"
                    trace-v2-tau-airline-t19-r0-openllmetry   | airline_support       | 1.4.2 | conv-19-0                                | 1 | 14 | 5 | 17 | Hi! I'd like to modify              | Your reservation has been
                    trace-v2-tau-airline-t22-r0-openinference | airline_support_agent | 1.4.2 | conv-22-0                                | 1 | 11 | 5 | 12 | Hi there! I need to change          | Your reservation has been
                    trace-v2-tau-airline-t27-r0-genai-events  | airline_support_agent | 1.4.2 | conv-27-0                                | 1 | 16 | 9 | 14 | Hi there! I need some assistance    | Your reservation with code
                    trace-v2-tau-airline-t33-r0-genai         | airline_support_agent | 1.4.2 | conv-33-0                                | 1 | 30 | 23 | 15 | Hello! I need to make              | The reservation **H8Q05L**
                    trace-v2-tau-airline-t43-r1-genai         | airline_support_agent | 1.4.2 | conv-43-1                                | 1 | 6 | 1 | 9  | Hi, I need to change the passenger  | You're welcome.
                    trace-v2-vercel-aisdk-2025-11-17          | -                     | -     | -                                        | 1 | 1 | 1 | 0  | -                                   | -
                    """)
    void aRecordedTraceIsUnderstood(
            String file,
            String agent,
            String version,
            String session,
            int turns,
            int models,
            int tools,
            int messages,
            String input,
            String output)
            throws IOException {
        Trace trace = read(file);

        assertThat(trace.context().agent().orElse(null)).isEqualTo(agent);
        assertThat(trace.context().version().orElse(null)).isEqualTo(version);
        assertThat(trace.context().session().orElse(null)).isEqualTo(session);
        assertThat(List.of(
                        count(trace, Step.AgentTurn.class),
                        count(trace, Step.ModelCall.class),
                        count(trace, Step.ToolCall.class),
                        (long) trace.input().size()))
                .containsExactly((long) turns, (long) models, (long) tools, (long) messages);
        assertThat(trace.input().isEmpty() ? "" : trace.input().getFirst().content())
                .startsWith(input == null ? "" : input);
        assertThat(trace.output().orElse("")).startsWith(output == null ? "" : output);
        assertThat(trace.output().isPresent()).isEqualTo(output != null);
        assertThat(trace.steps())
                .isSortedAccordingTo(
                        (a, b) -> a.facts().startedAt().compareTo(b.facts().startedAt()));
    }

    private static long count(Trace trace, Class<? extends Step> kind) {
        return trace.steps().stream().filter(kind::isInstance).count();
    }

    private static Trace read(String file) throws IOException {
        JsonNode body = new ObjectMapper()
                .readTree(SharedFixtures.file("tempo/" + file + ".json").toFile());
        return TraceAssembler.assemble(
                TraceRef.tempo("1"), SpanReader.read(body.has("trace") ? body.path("trace") : body), false);
    }
}
