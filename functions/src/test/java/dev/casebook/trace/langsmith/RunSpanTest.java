package dev.casebook.trace.langsmith;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.trace.Message;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.otel.Span;
import dev.casebook.trace.otel.TraceAssembler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes in which LangChain, LangGraph and LangSmith's own wrappers log runs. */
class RunSpanTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void langChainsOwnMessagesAreRead() throws IOException {
        Step.ModelCall call = (Step.ModelCall) only("""
                {"run_type":"llm","name":"ChatOpenAI",
                 "inputs":{"messages":[[
                   {"lc":1,"type":"constructor","id":["langchain","schema","messages","SystemMessage"],"kwargs":{"content":"Be kind."}},
                   {"lc":1,"type":"constructor","id":["langchain","schema","messages","HumanMessage"],"kwargs":{"content":"Hello?"}}]]},
                 "outputs":{"generations":[[{"text":"Hi.","generation_info":{"finish_reason":"length"},"type":"ChatGeneration",
                    "message":{"lc":1,"type":"constructor","id":["langchain","schema","messages","AIMessage"],
                      "kwargs":{"content":"Hi.","response_metadata":{"model_name":"gpt-4o-2024-08-06"},
                                "usage_metadata":{"input_tokens":12,"output_tokens":3}}}}]],
                    "llm_output":null},
                 "extra":{"invocation_params":{"model":"gpt-4o","temperature":0.7},"metadata":{"ls_model_name":"other"}},
                 "prompt_tokens":0,"completion_tokens":0,"total_tokens":0}""");

        assertThat(call.input()).containsExactly(new Message("system", "Be kind."), new Message("user", "Hello?"));
        assertThat(call.output()).contains("Hi.");
        assertThat(call.modelAsked()).contains("gpt-4o");
        assertThat(call.modelAnswered()).contains("gpt-4o-2024-08-06");
        assertThat(call.temperature()).contains(0.7);
        assertThat(call.inputTokens()).contains(12L);
        assertThat(call.outputTokens()).contains(3L);
        assertThat(call.finishReason()).contains("length");
    }

    @Test
    void whatAModelCallDoesNotSayIsAbsent() throws IOException {
        Step.ModelCall call = (Step.ModelCall) only("""
                {"run_type":"llm","name":"model","inputs":{"prompts":["Complete this"]},"outputs":null,
                 "prompt_tokens":0,"completion_tokens":0}""");

        assertThat(call.input()).containsExactly(new Message("user", "Complete this"));
        assertThat(List.of(
                        call.output(),
                        call.modelAsked(),
                        call.modelAnswered(),
                        call.temperature(),
                        call.inputTokens(),
                        call.outputTokens(),
                        call.finishReason()))
                .containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"role":"assistant","content":"Yes."}
                    {"message":{"role":"assistant","content":[{"type":"text","text":"Yes."},{"type":"tool_use","id":"1"}]}}
                    {"messages":[{"type":"human","content":"Really?"},{"type":"ai","content":"Yes."}]}
                    {"output":{"content":"Yes.","type":"ai"}}
                    {"answer":"Yes."}
                    """)
    void anAnswerIsFoundInTheShapesOfWrappersAndGraphs(String outputs) throws IOException {
        Trace trace =
                trace(run("{\"run_type\":\"chain\",\"name\":\"shop\",\"inputs\":{\"question\":\"Really?\"},\"outputs\":"
                        + outputs + "}"));

        assertThat(trace.output()).contains("Yes.");
    }

    @Test
    void aHistoryBesideTheQuestionComesFirst() throws IOException {
        Trace trace = trace(run("""
                {"run_type":"chain","name":"AgentExecutor","inputs":{"input":"And Basel?","chat_history":[
                   {"type":"human","content":"Weather in Bern?"},{"type":"ai","content":"Rain."}]},
                 "outputs":{"output":"Sun."},"extra":{"metadata":{"casebook.now":"2026-03-10T16:00:00+01:00"}}}"""));

        assertThat(trace.input())
                .containsExactly(
                        new Message("user", "Weather in Bern?"),
                        new Message("assistant", "Rain."),
                        new Message("user", "And Basel?"));
        assertThat(trace.context().agent()).isEmpty();
        assertThat(trace.context().now()).contains(OffsetDateTime.parse("2026-03-10T16:00:00+01:00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"city":"Bern"}                   | {"city":"Bern"}
                    {"input":"{'city': 'Bern'}"}      | {"city":"Bern"}
                    {"input":"{\\"city\\":\\"Bern\\"}"} | {"city":"Bern"}
                    {"input":{"city":"Bern"}}         | {"city":"Bern"}
                    {"input":"Bern"}                  | {"input":"Bern"}
                    {"input":"{city: Bern"}           | {"input":"{city: Bern"}
                    {"input":"a","unit":"b"}          | {"input":"a","unit":"b"}
                    """)
    void aToolsArgumentsAreReadAsTheyWereMeant(String inputs, String arguments) throws IOException {
        Step.ToolCall call =
                (Step.ToolCall) only("{\"run_type\":\"tool\",\"name\":\"weather\",\"inputs\":" + inputs + "}");

        assertThat(call.tool()).isEqualTo("weather");
        assertThat(call.arguments()).isEqualTo(JSON.readTree(arguments));
        assertThat(call.result().isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"output":"{\\"sky\\":\\"grey\\"}"}   | {"sky":"grey"}
                    {"output":"grey"}                     | "grey"
                    {"sky":"grey"}                        | {"sky":"grey"}
                    {"output":{"content":"grey","type":"tool","tool_call_id":"c1","status":"success"}} | "grey"
                    {"output":{"lc":1,"type":"constructor","id":["ToolMessage"],"kwargs":{"content":"[1, 2]","tool_call_id":"c1"}}} | [1,2]
                    """)
    void aToolsResultIsWhatItSaid(String outputs, String result) throws IOException {
        Step.ToolCall call = (Step.ToolCall)
                only("{\"run_type\":\"tool\",\"name\":\"weather\",\"inputs\":{},\"outputs\":" + outputs + "}");

        assertThat(call.result()).isEqualTo(JSON.readTree(result));
        assertThat(call.facts().error()).isEmpty();
    }

    @Test
    void aToolThatReportsItsFailureInItsAnswerHasFailed() throws IOException {
        Step call = only("""
                {"run_type":"tool","name":"weather","status":"success","inputs":{},
                 "outputs":{"output":{"content":"Error: no such city","type":"tool","tool_call_id":"c1","status":"error"}}}""");

        assertThat(call.facts().error()).contains("error");
    }

    @Test
    void anErrorIsToldWithoutItsStackTrace() throws IOException {
        Step call = only("""
                {"run_type":"tool","name":"weather","status":"error","inputs":{},
                 "error":"TimeoutError('late')\\n\\nTraceback (most recent call last):\\n  File \\"x.py\\", line 1"}""");

        assertThat(call.facts().error()).contains("TimeoutError('late')");
    }

    @Test
    void aRetrieverHasItsQueryAndItsDocuments() throws IOException {
        Step.Retrieval retrieval = (Step.Retrieval) only("""
                {"run_type":"retriever","name":"docs","inputs":{"query":"refunds"},"outputs":{"documents":[
                   {"page_content":"Within 30 days.","metadata":{},"type":"Document"},
                   {"lc":1,"type":"constructor","id":["Document"],"kwargs":{"page_content":"Never for food."}}]}}""");

        assertThat(retrieval.query()).contains("refunds");
        assertThat(retrieval.documents()).containsExactly("Within 30 days.", "Never for food.");
    }

    @Test
    void oneCallThatLangChainAndAWrappedClientBothLoggedIsOneStep() throws IOException {
        ObjectNode outer = run("{\"run_type\":\"llm\",\"name\":\"ChatOpenAI\",\"inputs\":{}}");
        ObjectNode inner = run("{\"run_type\":\"llm\",\"name\":\"openai.chat\",\"inputs\":{}}");
        inner.put("id", "inner").put("parent_run_id", "run");

        assertThat(trace(outer, inner).steps()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-03-10T15:00:00.250000       | 2026-03-10T15:00:00.250Z
                    2026-03-10T15:00:00Z             | 2026-03-10T15:00:00Z
                    2026-03-10T16:00:00.25+01:00     | 2026-03-10T15:00:00.250Z
                    2026-03-10 15:00:00              | 2026-03-10T15:00:00Z
                    """)
    void aTimeWithoutAnOffsetIsUtc(String written, Instant meant) {
        assertThat(RunSpan.time(JSON.getNodeFactory().textNode(written))).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"env:eu-1, eu-1", "environment: qa, qa", "staging, staging", "airline, "})
    void anEnvironmentMayBeATag(String tag, String environment) throws IOException {
        ObjectNode run = run("{\"run_type\":\"chain\",\"name\":\"shop\",\"inputs\":{}}");
        run.putArray("tags").add("v2").add(tag);

        assertThat(trace(run).context().environment()).isEqualTo(Optional.ofNullable(environment));
    }

    @Test
    void oddRunsMakeATraceAllTheSame() throws IOException {
        Trace trace = trace(run("""
                {"run_type":7,"name":null,"inputs":"text","outputs":[1],"extra":"x","tags":{"a":1},"status":[],"error":{},
                 "start_time":"soon","end_time":-1,"prompt_tokens":"many","outputs_s3_urls":3}"""));

        assertThat(trace.steps()).hasSize(1);
        assertThat(trace.context().duration()).isEqualTo(Duration.ZERO);
    }

    private static Step only(String run) throws IOException {
        return trace(run(run)).steps().getFirst();
    }

    private static ObjectNode run(String json) throws IOException {
        ObjectNode run = (ObjectNode) JSON.readTree(json);
        return run.put("id", "run");
    }

    private static Trace trace(ObjectNode... runs) {
        List<Span> spans = new ArrayList<>();
        for (ObjectNode run : runs) {
            spans.add(RunSpan.of(run));
        }
        return TraceAssembler.assemble(new TraceRef("smith", "1"), spans, false);
    }
}
