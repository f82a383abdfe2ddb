package dev.casebook.agent;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.ToolInvocation;
import java.util.List;
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
 */
public record Answer(
        String output,
        List<ToolInvocation> toolCalls,
        List<String> contexts,
        Optional<String> model,
        Optional<Usage> usage,
        Optional<String> trace,
        long latencyMillis) {
    public Answer {
        requireNonNull(output, "output is null");
        requireNonNull(model, "model is null");
        requireNonNull(usage, "usage is null");
        requireNonNull(trace, "trace is null");
        toolCalls = List.copyOf(toolCalls);
        contexts = List.copyOf(contexts);
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
