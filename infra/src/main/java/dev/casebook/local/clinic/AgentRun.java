package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One run of the agent: the tools a planner may use, each use traced and remembered. Not safe for several threads.
 */
final class AgentRun {

    private static final int PASSAGES = 3;

    private final AgentTrace trace;
    private final Tools tools;
    private final PolicyLibrary library;
    private final Pace pace;
    private final Transcript transcript;
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<String> contexts = new ArrayList<>();
    private int inputTokens;
    private int outputTokens;

    AgentRun(AgentTrace trace, Tools tools, Clinic clinic, Pace pace, AgentRequest request) {
        this.trace = trace;
        this.tools = tools;
        this.library = clinic.policies();
        this.pace = pace;
        this.transcript = new Transcript(request.history(), request.message());
    }

    /** One step of the planner, as a {@code chat} span. */
    ChatTurn chat(String provider, String model, Supplier<ChatTurn> step) {
        Span span = trace.chat(provider, model, transcript);
        try {
            ChatTurn turn = step.get();
            AgentTrace.endChat(span, turn);
            transcript.add(turn);
            inputTokens += turn.inputTokens();
            outputTokens += turn.outputTokens();
            return turn;
        } catch (RuntimeException e) {
            span.setAttribute(GenAi.ERROR_TYPE, e.getClass().getName());
            span.setStatus(StatusCode.ERROR);
            span.end();
            throw e;
        }
    }

    /** Runs a tool, as an {@code execute_tool} span that has error status when the tool failed. */
    JsonNode execute(RequestedCall call) {
        Span span = trace.tool(call);
        pace.work();
        JsonNode result = tools.call(call.name(), call.arguments());
        AgentTrace.endTool(span, result);
        transcript.addResult(call, result);
        calls.add(new ToolCall(call.name(), call.arguments(), result));
        return result;
    }

    /** Searches the policies, as a {@code retrieval} span; what was found counts as context of the answer. */
    List<Passage> retrieve(String question) {
        Span span = trace.retrieval(question);
        List<Passage> passages = library.search(question, PASSAGES);
        AgentTrace.endRetrieval(span, passages);
        passages.forEach(passage -> addContext(passage.text()));
        return passages;
    }

    void addContext(String text) {
        if (!contexts.contains(text)) {
            contexts.add(text);
        }
    }

    Pace pace() {
        return pace;
    }

    String nextCallId() {
        return "call_" + (calls.size() + 1);
    }

    int wordsSoFar() {
        return transcript.words();
    }

    List<ToolCall> calls() {
        return List.copyOf(calls);
    }

    List<String> contexts() {
        return List.copyOf(contexts);
    }

    int inputTokens() {
        return inputTokens;
    }

    int outputTokens() {
        return outputTokens;
    }
}
