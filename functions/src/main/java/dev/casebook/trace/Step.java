package dev.casebook.trace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One step of a recorded run. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.AgentTurn.class, name = "agent"),
    @JsonSubTypes.Type(value = Step.ModelCall.class, name = "model"),
    @JsonSubTypes.Type(value = Step.ToolCall.class, name = "tool"),
    @JsonSubTypes.Type(value = Step.Retrieval.class, name = "retrieval"),
    @JsonSubTypes.Type(value = Step.Other.class, name = "other")
})
public sealed interface Step {

    Facts facts();

    /**
     * What every step has.
     *
     * @param id unique within the trace
     * @param parent the step it ran in; empty for a root and where the parent did not arrive
     * @param name as the source named it
     * @param error what went wrong, if something did: an error type or a status message
     */
    record Facts(
            String id,
            Optional<String> parent,
            String name,
            Instant startedAt,
            Duration duration,
            Optional<String> error) {
        public Facts {
            requireNonNull(id, "id is null");
            requireNonNull(parent, "parent is null");
            requireNonNull(name, "name is null");
            requireNonNull(startedAt, "startedAt is null");
            requireNonNull(duration, "duration is null");
            requireNonNull(error, "error is null");
        }
    }

    /** A turn of the agent as a whole. */
    record AgentTurn(
            Facts facts, Optional<String> agent, Optional<String> version, List<Message> input, Optional<String> output)
            implements Step {
        public AgentTurn {
            input = List.copyOf(input);
        }
    }

    /** One call of a model. Token counts are as reported. */
    record ModelCall(
            Facts facts,
            Optional<String> modelAsked,
            Optional<String> modelAnswered,
            Optional<Double> temperature,
            List<Message> input,
            Optional<String> output,
            Optional<Long> inputTokens,
            Optional<Long> outputTokens,
            Optional<String> finishReason)
            implements Step {
        public ModelCall {
            input = List.copyOf(input);
        }
    }

    /**
     * One run of a tool.
     *
     * @param arguments a JSON value; a {@code NullNode} where the trace does not carry them
     * @param result likewise
     */
    record ToolCall(Facts facts, String tool, JsonNode arguments, JsonNode result) implements Step {}

    /** One look-up of documents. */
    record Retrieval(Facts facts, Optional<String> query, List<String> documents) implements Step {
        public Retrieval {
            documents = List.copyOf(documents);
        }
    }

    /** Anything else that the trace holds. */
    record Other(Facts facts) implements Step {}
}
