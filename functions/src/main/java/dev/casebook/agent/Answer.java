package dev.casebook.agent;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.ToolInvocation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the agent said, called and used in one trial.
 *
 * @param output the final answer
 * @param toolCalls in order
 * @param contexts texts it retrieved
 * @param model as the agent reported it
 * @param usage tokens, where reported
 * @param trace a canonical trace reference, where the agent gave one
 * @param latencyMillis from request to response, in milliseconds
 * @param circumstances under which it was given
 */
public record Answer(
        String output,
        List<ToolInvocation> toolCalls,
        List<String> contexts,
        Optional<String> model,
        Optional<Usage> usage,
        Optional<String> trace,
        long latencyMillis,
        Circumstances circumstances) {
    public Answer {
        requireNonNull(output, "output is null");
        requireNonNull(model, "model is null");
        requireNonNull(usage, "usage is null");
        requireNonNull(trace, "trace is null");
        // Answers that were stored before circumstances were noted have none.
        circumstances = Objects.requireNonNullElse(circumstances, Circumstances.UNKNOWN);
        toolCalls = List.copyOf(toolCalls);
        contexts = List.copyOf(contexts);
    }

    /** An answer whose circumstances are not known. */
    public Answer(
            String output,
            List<ToolInvocation> toolCalls,
            List<String> contexts,
            Optional<String> model,
            Optional<Usage> usage,
            Optional<String> trace,
            long latencyMillis) {
        this(output, toolCalls, contexts, model, usage, trace, latencyMillis, Circumstances.UNKNOWN);
    }

    /** The same answer with other circumstances. */
    public Answer under(Circumstances other) {
        return new Answer(output, toolCalls, contexts, model, usage, trace, latencyMillis, other);
    }

    /** What is known of the answer besides what it says. */
    public Answer withoutTexts() {
        return new Answer("", List.of(), List.of(), model, usage, trace, latencyMillis, circumstances);
    }

    /** Where the results of the tools came from. */
    public enum Tools {
        /** The case's recorded results were replayed, or at least handed to the agent for that. */
        RECORDED,
        /** The tools were called. */
        LIVE
    }

    /**
     * Under which circumstances an answer was given.
     *
     * @param modelAsked the model that the agent was asked to use; {@link Answer#model} is the one that it reported
     * @param tools where the results of the tools came from; empty when not known
     * @param missingTools tools that the agent called and that no longer answer, or of which no such call was recorded
     * @param reward 0 to 1: what the agent's own environment made of the run, where it is one that tells
     */
    public record Circumstances(
            Optional<String> modelAsked, Optional<Tools> tools, List<String> missingTools, Optional<Double> reward) {
        public static final Circumstances UNKNOWN =
                new Circumstances(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        public Circumstances {
            requireNonNull(modelAsked, "modelAsked is null");
            requireNonNull(tools, "tools is null");
            requireNonNull(reward, "reward is null");
            missingTools = List.copyOf(missingTools);
        }
    }

    /**
     * What the trial used.
     *
     * @param costDollars what the agent says it cost, in US dollars
     */
    public record Usage(long inputTokens, long outputTokens, Optional<Double> costDollars) {}

    @Override
    public String toString() {
        return "Answer[" + output.length() + " characters, " + toolCalls.size() + " tool calls, " + latencyMillis
                + " ms]";
    }
}
