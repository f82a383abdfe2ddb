package dev.casebook.trace.langsmith;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.trace.SharedFixtures;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.otel.Span;
import dev.casebook.trace.otel.TraceAssembler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of every recorded answer that holds runs: whole traces, roots without their children, one of a webhook. */
class RecordedRunsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    runs-query-tau-airline-t19-r0 | conv-19-0 | raj_brown_5782   | 14 | get_reservation_details search_direct_flight search_direct_flight update_reservation_flights update_reservation_baggages | gpt-4o-2024-08-06 | 17 | Yes, please go ahead with that approach.  | Your reservation has been
                    runs-query-tau-airline-t22-r0 | conv-22-0 | ivan_rossi_8555  | 11 | get_user_details get_reservation_details search_direct_flight calculate update_reservation_flights                      | gpt-4o-2024-08-06 | 12 | Yes, please go ahead with the upgrade     | Your reservation has been
                    runs-query-tau-airline-t43-r1 | conv-43-1 | anya_garcia_5901 | 6  | get_reservation_details                                                                                                 | gpt-4o-2024-08-06 | 9  | Alright, I'll try contacting              | You're welcome.
                    run-root-tau-airline-t19-r0   | conv-19-0 | raj_brown_5782   | 0  | get_reservation_details search_direct_flight search_direct_flight update_reservation_flights update_reservation_baggages | -                 | 1  | Hi! I'd like to modify my upcoming        | -
                    run-root-tau-airline-t22-r0   | conv-22-0 | ivan_rossi_8555  | 0  | get_user_details get_reservation_details search_direct_flight calculate update_reservation_flights | -                 | 1  | Hi there! I need to change my upcoming    | -
                    run-root-tau-airline-t43-r1   | conv-43-1 | anya_garcia_5901 | 0  | get_reservation_details | -                 | 1  | Hi, I need to change the passenger        | -
                    run-example-docs              | -         | -                | 1  | -                                                                                                                       | -                 | 0  | -                                         | -
                    webhook-automation-rule       | -         | -                | 0  | Search                                                                                                                  | -                 | 0  | -                                         | -
                    """)
    void aRecordedTraceIsUnderstood(
            String file,
            String session,
            String user,
            int models,
            String tools,
            String model,
            int messages,
            String lastInput,
            String output)
            throws IOException {
        Trace trace = read(file);

        assertThat(trace.context().session().orElse(null)).isEqualTo(session);
        assertThat(trace.context().user().orElse(null)).isEqualTo(user);
        assertThat(trace.context().version().orElse(null)).isEqualTo(session == null ? null : "v1.4.2");
        assertThat(trace.context().environment().orElse(null)).isEqualTo(session == null ? null : "production");
        assertThat(calls(trace)).hasSize(models);
        assertThat(trace.toolCalls().stream().map(Step.ToolCall::tool).collect(Collectors.joining(" ")))
                .isEqualTo(tools == null ? "" : tools);
        assertThat(calls(trace)).allSatisfy(call -> {
            assertThat(call.modelAsked().orElse(null)).isEqualTo(model);
            assertThat(call.modelAnswered().orElse(null)).isEqualTo(model);
        });
        assertThat(trace.input()).hasSize(messages);
        if (messages > 0) {
            assertThat(trace.input().getLast().content()).startsWith(lastInput);
        }
        assertThat(trace.output().orElse("")).startsWith(output == null ? "" : output);
        assertThat(trace.output().isPresent()).isEqualTo(output != null);
    }

    @ParameterizedTest
    @CsvSource({"t19-r0", "t22-r0", "t43-r1"})
    void everyStepOfARecordedTraceIsWhole(String run) throws IOException {
        Trace trace = read("runs-query-tau-airline-" + run);

        assertThat(trace.partial()).isFalse();
        assertThat(trace.context().agent()).contains("airline_support_agent");
        assertThat(calls(trace)).allSatisfy(call -> {
            assertThat(call.temperature()).contains(0.0);
            assertThat(call.inputTokens().orElse(0L)).isPositive();
            assertThat(call.outputTokens().orElse(0L)).isPositive();
            assertThat(call.finishReason()).isPresent();
            assertThat(call.facts().duration()).isPositive();
            assertThat(call.input().getFirst().role()).isEqualTo("system");
        });
        assertThat(trace.toolCalls()).allSatisfy(call -> {
            assertThat(call.arguments().isObject()).isTrue();
            assertThat(call.result().isNull()).isFalse();
        });
    }

    private static List<Step.ModelCall> calls(Trace trace) {
        return trace.steps().stream()
                .filter(Step.ModelCall.class::isInstance)
                .map(Step.ModelCall.class::cast)
                .toList();
    }

    private static Trace read(String file) throws IOException {
        JsonNode body = new ObjectMapper()
                .readTree(SharedFixtures.file("langsmith/" + file + ".json").toFile());
        List<JsonNode> runs = new ArrayList<>();
        if (body.has("runs")) {
            body.path("runs").forEach(runs::add);
        } else {
            runs.add(body);
        }
        List<Span> spans = runs.stream().map(RunSpan::of).toList();
        return TraceAssembler.assemble(new TraceRef("langsmith", "1"), spans, false);
    }
}
