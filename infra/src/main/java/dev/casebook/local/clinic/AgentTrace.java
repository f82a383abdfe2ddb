package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Optional;

/** The spans of one run: the agent's span and, below it, model steps, tool calls and searches. */
final class AgentTrace {

    private final Tracer tracer;
    private final Span root;
    private final Context context;

    private AgentTrace(Tracer tracer, Span root, Context parent) {
        this.tracer = tracer;
        this.root = root;
        this.context = parent.with(root);
    }

    /** Opens the agent's span below the caller's, if the request carried one. */
    static AgentTrace begin(Tracer tracer, Context parent, AgentVersion version, AgentRequest request) {
        Span root = tracer.spanBuilder("invoke_agent " + AgentTelemetry.SERVICE)
                .setParent(parent)
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute(GenAi.OPERATION, "invoke_agent")
                .setAttribute(GenAi.AGENT_NAME, AgentTelemetry.SERVICE)
                .setAttribute(GenAi.AGENT_VERSION, version.release())
                .setAttribute(GenAi.INPUT, new Transcript(request.history(), request.message()).json())
                .startSpan();
        root.setAttribute(GenAi.NOW, request.now().toOffsetDateTime().toString());
        request.session().ifPresent(id -> root.setAttribute(GenAi.CONVERSATION, id));
        request.user().ifPresent(id -> root.setAttribute(GenAi.USER, id));
        request.caseId().ifPresent(id -> root.setAttribute(GenAi.CASE, id));
        request.trial().ifPresent(trial -> root.setAttribute(GenAi.TRIAL, trial.longValue()));
        return new AgentTrace(tracer, root, parent);
    }

    /** 32 lower-case hex characters. */
    String id() {
        return root.getSpanContext().getTraceId();
    }

    Span chat(String provider, String model, Transcript transcript) {
        return child("chat " + model, "chat", SpanKind.CLIENT)
                .setAttribute(GenAi.PROVIDER, provider)
                .setAttribute(GenAi.REQUEST_MODEL, model)
                .setAttribute(GenAi.INPUT, transcript.json())
                .startSpan();
    }

    static void endChat(Span span, ChatTurn turn) {
        span.setAttribute(GenAi.RESPONSE_MODEL, turn.model());
        span.setAttribute(GenAi.FINISH_REASONS, List.of(turn.finishReason()));
        span.setAttribute(GenAi.INPUT_TOKENS, (long) turn.inputTokens());
        span.setAttribute(GenAi.OUTPUT_TOKENS, (long) turn.outputTokens());
        span.setAttribute(GenAi.OUTPUT, Transcript.outputJson(turn));
        span.end();
    }

    Span tool(RequestedCall call) {
        return child("execute_tool " + call.name(), "execute_tool", SpanKind.INTERNAL)
                .setAttribute(GenAi.TOOL_NAME, call.name())
                .setAttribute(GenAi.TOOL_TYPE, "function")
                .setAttribute(GenAi.CALL_ID, call.id())
                .setAttribute(GenAi.CALL_ARGUMENTS, Json.text(call.arguments()))
                .startSpan();
    }

    static void endTool(Span span, JsonNode result) {
        span.setAttribute(GenAi.CALL_RESULT, Json.text(result));
        Optional<String> error = ToolCall.errorOf(result);
        if (error.isPresent()) {
            span.setAttribute(GenAi.ERROR_TYPE, error.get());
            span.setStatus(StatusCode.ERROR, result.path("message").asText());
        }
        span.end();
    }

    Span retrieval(String query) {
        return child("retrieval policies", "retrieval", SpanKind.INTERNAL)
                .setAttribute(GenAi.QUERY, query)
                .startSpan();
    }

    static void endRetrieval(Span span, List<Passage> passages) {
        ArrayNode documents = Json.array();
        passages.forEach(passage -> documents
                .addObject()
                .put("id", passage.id())
                .put("score", Math.round(passage.score() * 100) / 100.0)
                .put("content", passage.text()));
        span.setAttribute(GenAi.DOCUMENTS, Json.text(documents));
        span.end();
    }

    void end(ChatTurn last) {
        root.setAttribute(GenAi.OUTPUT, Transcript.outputJson(last));
        root.end();
    }

    void fail(Throwable reason) {
        root.setAttribute(GenAi.ERROR_TYPE, reason.getClass().getName());
        root.setStatus(StatusCode.ERROR);
        root.end();
    }

    private SpanBuilder child(String name, String operation, SpanKind kind) {
        return tracer.spanBuilder(name).setParent(context).setSpanKind(kind).setAttribute(GenAi.OPERATION, operation);
    }
}
