package dev.casebook.local.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent's traces hold, read back from the trace store as a trace source would read them. */
class AgentTracesTest {

    @TempDir
    private static Path folder;

    private static ClinicServer server;

    @BeforeAll
    static void start() {
        server = new ClinicServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aConversationIsOneTraceWithSessionUserAndTheFailedTool() {
        ObjectNode request = ClinicServer.request("Please book me with Dr. Okafor next Tuesday at 3 pm.")
                .put("session", "conv-1")
                .put("user", "user-1");
        JsonNode trace = server.traceOf(server.run("buggy", request));

        assertThat(resource(trace))
                .containsEntry("service.name", "clinic-scheduler")
                .containsEntry("service.version", "buggy")
                .containsEntry("deployment.environment.name", "production");
        JsonNode root = span(trace, "invoke_agent clinic-scheduler");
        assertThat(root.has("parentSpanId")).isFalse();
        assertThat(attributes(root))
                .containsEntry("gen_ai.operation.name", "invoke_agent")
                .containsEntry("gen_ai.conversation.id", "conv-1")
                .containsEntry("user.id", "user-1")
                .containsEntry("gen_ai.agent.version", "buggy")
                .containsEntry(
                        "gen_ai.output.messages",
                        "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"You are booked with Dr. Okafor"
                                + " on Tuesday, 10 March 2026 at 15:00.\"}],\"finish_reason\":\"stop\"}]");
        JsonNode tool = span(trace, "execute_tool book_appointment");
        assertThat(tool.at("/status/code").asText()).isEqualTo("STATUS_CODE_ERROR");
        assertThat(attributes(tool))
                .containsEntry("error.type", "SLOT_TAKEN")
                .containsEntry("gen_ai.tool.name", "book_appointment")
                .containsEntry(
                        "gen_ai.tool.call.arguments",
                        "{\"doctor\":\"Dr. Okafor\",\"date\":\"2026-03-10\",\"time\":\"15:00\","
                                + "\"patient\":\"name not given\"}");
        assertThat(tool.path("parentSpanId")).isEqualTo(root.path("spanId"));
    }

    @Test
    void everyToolCallIsAskedForInAStepOfItsOwn() {
        JsonNode trace = server.traceOf(server.say("fixed", "Is Dr. Okafor available tomorrow morning?"));

        assertThat(spans(trace).stream().map(span -> span.path("name").asText()))
                .containsExactlyInAnyOrder(
                        "invoke_agent clinic-scheduler",
                        "chat clinic-rules",
                        "execute_tool find_slots",
                        "chat clinic-rules");
        List<String> finishReasons = spans(trace).stream()
                .filter(span -> span.path("name").asText().startsWith("chat"))
                .map(span -> attributes(span).getOrDefault("gen_ai.response.finish_reasons", ""))
                .toList();
        assertThat(finishReasons)
                .containsExactlyInAnyOrder(
                        "{\"values\":[{\"stringValue\":\"tool_call\"}]}", "{\"values\":[{\"stringValue\":\"stop\"}]}");
    }

    @Test
    void aPolicyQuestionHasARetrievalSpanWithItsDocuments() {
        JsonNode trace = server.traceOf(server.say("fixed", "Where can I park my car?"));

        assertThat(attributes(span(trace, "retrieval policies")))
                .containsEntry("gen_ai.retrieval.query.text", "Where can I park my car?")
                .hasEntrySatisfying(
                        "gen_ai.retrieval.documents",
                        documents -> assertThat(documents).startsWith("[{\"id\":\"parking#1\""));
    }

    @Test
    void aCaseRunContinuesTheCallersTraceAsAnEvaluationEvenWhenTheCallerDoesNotSample() {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        ObjectNode request =
                ClinicServer.request("Hello!").put("case", "clinic-044").put("trial", 2);
        JsonNode answer = ClinicServer.parse(server.post(
                        "/agents/clinic/noisy",
                        Json.text(request),
                        "traceparent",
                        "00-" + traceId + "-00f067aa0ba902b7-00")
                .body());

        assertThat(answer.path("trace_ref").asText()).isEqualTo("tempo:" + traceId);
        JsonNode trace = server.traceOf(answer);
        assertThat(resource(trace)).containsEntry("deployment.environment.name", "evaluation");
        assertThat(span(trace, "invoke_agent clinic-scheduler")
                        .path("parentSpanId")
                        .asText())
                .isEqualTo("APBnqgupArc=");
        assertThat(attributes(span(trace, "invoke_agent clinic-scheduler")))
                .containsEntry("casebook.case.id", "clinic-044")
                .containsEntry("casebook.trial", "2");
    }

    private static List<JsonNode> spans(JsonNode trace) {
        List<JsonNode> spans = new ArrayList<>();
        for (JsonNode resource : trace.path("resourceSpans")) {
            resource.path("scopeSpans").forEach(scope -> scope.path("spans").forEach(spans::add));
        }
        return spans;
    }

    private static JsonNode span(JsonNode trace, String name) {
        return spans(trace).stream()
                .filter(span -> span.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> resource(JsonNode trace) {
        return attributes(trace.at("/resourceSpans/0/resource"));
    }

    private static Map<String, String> attributes(JsonNode holder) {
        Map<String, String> attributes = new TreeMap<>();
        for (JsonNode attribute : holder.path("attributes")) {
            JsonNode value = attribute.path("value").elements().next();
            attributes.put(attribute.path("key").asText(), value.isContainerNode() ? value.toString() : value.asText());
        }
        return attributes;
    }
}
