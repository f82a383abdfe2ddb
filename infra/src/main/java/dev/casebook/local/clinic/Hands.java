package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the rules do in a run. As with a model, each tool call is first asked for in a step of its own. */
final class Hands {

    private static final String PROVIDER = "clinic-rules";

    private final AgentRun run;
    private final String model;

    /**
     * In one run.
     *
     * @param model what it reports as its model
     */
    Hands(AgentRun run, String model) {
        this.run = run;
        this.model = model;
    }

    JsonNode call(String tool, ObjectNode arguments) {
        RequestedCall call = new RequestedCall(run.nextCallId(), tool, arguments);
        step("", List.of(call), "tool_call", Words.count(tool + " " + arguments));
        return run.execute(call);
    }

    List<Passage> retrieve(String question) {
        return run.retrieve(question);
    }

    ChatTurn say(String text) {
        return step(text, List.of(), "stop", Words.count(text));
    }

    private ChatTurn step(String text, List<RequestedCall> calls, String finishReason, int words) {
        return run.chat(PROVIDER, model, () -> {
            run.pace().think();
            return new ChatTurn(text, calls, finishReason, model, run.wordsSoFar(), words);
        });
    }
}
