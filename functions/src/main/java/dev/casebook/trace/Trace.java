package dev.casebook.trace;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One recorded run of an agent. What the source did not say is absent, never invented.
 *
 * @param ref where it lives
 * @param context who ran what for whom
 * @param input the messages of the turn, oldest first: earlier turns of the conversation, then the user's message
 * @param output what the agent answered
 * @param steps in order of their start
 * @param partial true when the source said, or the trace itself shows (reads that differ, a parent that is not there, a text
 *     without its end), that not everything arrived
 */
public record Trace(
        TraceRef ref,
        Context context,
        List<Message> input,
        Optional<String> output,
        List<Step> steps,
        boolean partial) {

    public Trace {
        requireNonNull(ref, "ref is null");
        requireNonNull(context, "context is null");
        requireNonNull(output, "output is null");
        input = List.copyOf(input);
        steps = List.copyOf(steps);
    }

    /**
     * Who ran what for whom.
     *
     * @param agent the agent's name
     * @param version its release tag or commit
     * @param session the conversation
     * @param now the moment the agent believed it was, where the root span says so as {@code casebook.now}; an agent on the
     *     real clock need not say it
     */
    public record Context(
            Optional<String> agent,
            Optional<String> version,
            Optional<String> environment,
            Optional<String> session,
            Optional<String> user,
            Optional<OffsetDateTime> now,
            Instant startedAt,
            Duration duration) {
        public Context {
            requireNonNull(agent, "agent is null");
            requireNonNull(version, "version is null");
            requireNonNull(environment, "environment is null");
            requireNonNull(session, "session is null");
            requireNonNull(user, "user is null");
            requireNonNull(now, "now is null");
            requireNonNull(startedAt, "startedAt is null");
            requireNonNull(duration, "duration is null");
        }

        /** What an evaluation made: nobody's conversation. */
        public boolean isReplay() {
            return environment.filter("evaluation"::equals).isPresent();
        }
    }

    /** The tool runs, in order. */
    public List<Step.ToolCall> toolCalls() {
        return steps.stream()
                .filter(Step.ToolCall.class::isInstance)
                .map(Step.ToolCall.class::cast)
                .toList();
    }

    @Override
    public String toString() {
        return "Trace[" + ref + ", " + steps.size() + " steps" + (partial ? ", partial]" : "]");
    }
}
