package dev.casebook.casefile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.trace.Message;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a draft case out of a redacted trace: the last user turn is the input, the turns before it are the history. */
final class CaseFromTrace {
    private static final int TITLE = 80;

    private CaseFromTrace() {}

    static Case draft(AddCase.Request request, RedactedTrace redacted, Instant now) {
        Trace trace = redacted.trace();
        int last = lastUserTurn(trace.input());
        if (last < 0) {
            throw new CasebookException.Permanent(
                    "The trace " + trace.ref()
                            + " holds no user message. Nothing was saved. Is content capture switched on in the agent's tracing?");
        }
        String question = trace.input().get(last).content();
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("message", question);
        CaseInput given = new CaseInput(
                input,
                trace.input().subList(0, last),
                trace.context()
                        .now()
                        .or(() -> Optional.of(trace.context().startedAt().atOffset(ZoneOffset.UTC))),
                recorded(trace));
        return new Case(
                CaseId.of(request.dataset(), trace.ref()),
                request.dataset(),
                1,
                CaseState.DRAFT,
                given,
                Optional.empty(),
                List.of(),
                new Case.Label(title(question), request.failureMode(), request.category(), List.of()),
                origin(request, redacted, now),
                Optional.empty(),
                request.incident(),
                Optional.empty());
    }

    /** What a replay can be given instead of the tools themselves. */
    private static List<ToolInvocation> recorded(Trace trace) {
        return trace.toolCalls().stream()
                .map(call -> new ToolInvocation(call.tool(), call.arguments(), call.result()))
                .filter(call -> call.result() != null && !call.result().isNull())
                .toList();
    }

    private static Origin origin(AddCase.Request request, RedactedTrace redacted, Instant now) {
        Trace trace = redacted.trace();
        List<ToolInvocation> calls = new ArrayList<>();
        Optional<Origin.FailedTool> failed = Optional.empty();
        for (Step.ToolCall call : trace.toolCalls()) {
            calls.add(new ToolInvocation(call.tool(), call.arguments(), call.result()));
            if (call.facts().error().isPresent()) {
                failed = Optional.of(new Origin.FailedTool(
                        call.tool(),
                        call.arguments().toString(),
                        call.facts().error().get(),
                        call.facts().duration().toMillis()));
            }
        }
        return new Origin(
                Optional.of(trace.ref()),
                Optional.empty(),
                trace.context().version(),
                trace.output(),
                calls,
                failed,
                trace.partial(),
                redacted.replaced(),
                request.addedBy(),
                now,
                redacted.key().map(key -> new Origin.RedactedWith(redacted.rules(), key)));
    }

    private static int lastUserTurn(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role().equals("user")) {
                return i;
            }
        }
        return -1;
    }

    private static String title(String question) {
        String line = question.strip().replaceAll("\\s+", " ");
        if (line.length() <= TITLE) {
            return line;
        }
        int open = line.lastIndexOf('<', TITLE - 1);
        boolean insidePseudonym = open > 0 && line.indexOf('>', open) >= TITLE - 1;
        return line.substring(0, insidePseudonym ? open : TITLE - 1) + "…";
    }
}
