package dev.casebook.casefile;

import static java.util.Objects.requireNonNull;

import dev.casebook.trace.TraceRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a case comes from, and the failure as it was recorded (redacted).
 *
 * @param trace the trace it was made of; empty for an imported case
 * @param ownId an imported row's own id
 * @param agentVersion the version that failed
 * @param badOutput what the agent answered then
 * @param toolCalls what it called then, in order
 * @param failedTool the call that went wrong, where the trace says so
 * @param partial true when not all of the trace had arrived
 * @param replaced what redaction replaced: kind to count
 * @param redaction what replaced it, and under which key; empty for cases that were redacted before this was kept
 * @param addedBy who or what added it: a user's id, an alert source, or an import's author
 */
public record Origin(
        Optional<TraceRef> trace,
        Optional<String> ownId,
        Optional<String> agentVersion,
        Optional<String> badOutput,
        List<ToolInvocation> toolCalls,
        Optional<FailedTool> failedTool,
        boolean partial,
        Map<String, Integer> replaced,
        String addedBy,
        Instant addedAt,
        Optional<RedactedWith> redaction) {
    public Origin {
        requireNonNull(trace, "trace is null");
        requireNonNull(ownId, "ownId is null");
        requireNonNull(addedBy, "addedBy is null");
        requireNonNull(redaction, "redaction is null");
        toolCalls = List.copyOf(toolCalls);
        replaced = Map.copyOf(replaced);
    }

    /** An origin that does not say what redacted it. */
    public Origin(
            Optional<TraceRef> trace,
            Optional<String> ownId,
            Optional<String> agentVersion,
            Optional<String> badOutput,
            List<ToolInvocation> toolCalls,
            Optional<FailedTool> failedTool,
            boolean partial,
            Map<String, Integer> replaced,
            String addedBy,
            Instant addedAt) {
        this(
                trace,
                ownId,
                agentVersion,
                badOutput,
                toolCalls,
                failedTool,
                partial,
                replaced,
                addedBy,
                addedAt,
                Optional.empty());
    }

    /**
     * What redacted a case.
     *
     * @param rules version of the rules
     * @param key id of the key of the pseudonyms
     */
    public record RedactedWith(String rules, String key) {}

    /**
     * A tool call that ended in an error.
     *
     * @param tool the tool's name
     * @param arguments its arguments as compact JSON
     * @param error an error type or message
     * @param milliseconds how long it took
     */
    public record FailedTool(String tool, String arguments, String error, long milliseconds) {}

    @Override
    public String toString() {
        return "Origin[" + trace.map(TraceRef::toString).or(() -> ownId).orElse("unknown") + "]";
    }
}
