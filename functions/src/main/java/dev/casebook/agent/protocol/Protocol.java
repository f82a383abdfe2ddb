package dev.casebook.agent.protocol;

import static java.util.Objects.requireNonNull;

import dev.casebook.agent.Answer;
import dev.casebook.agent.Trial;
import java.util.Optional;

/**
 * What is said on the wire; the agent protocol where nothing is mapped.
 *
 * @param request the body, where the agent wants another one
 * @param response where the answer is found, where the agent sends another one
 * @param recordedTools whether the agent replays the recorded tool results it is given
 * @param model the model that the agent is asked to use
 */
public record Protocol(
        Optional<RequestTemplate> request,
        Optional<ResponseMapping> response,
        boolean recordedTools,
        Optional<String> model) {
    public Protocol {
        requireNonNull(request, "request is null");
        requireNonNull(response, "response is null");
        requireNonNull(model, "model is null");
    }

    /** The agent protocol, with recorded tool results. */
    public static Protocol standard() {
        return new Protocol(Optional.empty(), Optional.empty(), true, Optional.empty());
    }

    /** The same, for a run that asks for a model of its own; the configured one if empty. */
    public Protocol asking(Optional<String> other) {
        return other.isEmpty() ? this : new Protocol(request, response, recordedTools, other);
    }

    /** The JSON text that a trial is sent as. */
    public String write(Trial trial, String version) {
        return RequestWriter.write(trial, version, this);
    }

    /**
     * The answer that a JSON text is, with the circumstances of the trial noted on it.
     *
     * @throws Malformed saying which field is wrong
     */
    public Answer read(String body, Trial trial, long latencyMillis) throws Malformed {
        Answer answer = AnswerReader.read(body, response, latencyMillis);
        Answer.Circumstances said = answer.circumstances();
        return answer.under(
                new Answer.Circumstances(model, Optional.of(tools(trial)), said.missingTools(), said.reward()));
    }

    private Answer.Tools tools(Trial trial) {
        boolean handedOver = recordedTools && !trial.input().tools().isEmpty();
        return handedOver ? Answer.Tools.RECORDED : Answer.Tools.LIVE;
    }
}
