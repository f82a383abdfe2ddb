package dev.casebook.evaluation;

import dev.casebook.CasebookException;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.trace.Redactor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one trial, redacts the answer, and scores it. Whatever breaks becomes a reason in the row, never a zero. */
public final class RunTrial {
    private static final Logger LOG = LoggerFactory.getLogger(RunTrial.class);
    private static final Outcome BROKE = new Outcome.Failed("the evaluator broke");

    private final AgentRunner runner;
    private final Evaluators evaluators;
    private final Redactor redactor;
    private final InstantSource clock;

    public RunTrial(AgentRunner runner, Evaluators evaluators, Redactor redactor, InstantSource clock) {
        this.runner = runner;
        this.evaluators = evaluators;
        this.redactor = redactor;
        this.clock = clock;
    }

    /** The result of one trial, not yet stored. */
    public ResultRow run(String experiment, AgentVersion agent, Case c, int trial, Duration timeout) {
        return row(experiment, c, ask(agent, c, trial, timeout));
    }

    /** What the agent said, or why it said nothing; not redacted yet. */
    record Asked(AgentVersion agent, int trial, Optional<Answer> answer, Optional<String> problem) {
        @Override
        public String toString() {
            return "Asked[" + agent.agent() + ", " + trial + "]";
        }
    }

    /** The agent's part of a trial. */
    Asked ask(AgentVersion agent, Case c, int trial, Duration timeout) {
        try {
            Answer answer = runner.run(agent, new Trial(c.id(), trial, c.input()), Deadline.in(clock, timeout));
            return new Asked(agent, trial, Optional.of(answer), Optional.empty());
        } catch (CasebookException e) {
            return new Asked(agent, trial, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** The other part: the answer redacted and scored. */
    ResultRow row(String experiment, Case c, Asked asked) {
        Redactor own = redactor.forAgent(asked.agent().agent());
        Optional<Answer> answer;
        try {
            answer = asked.answer().map(said -> redacted(said, own));
        } catch (CasebookException e) {
            // A rule that breaks refuses the answer as a whole.
            return row(experiment, c, asked.trial(), Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
        return row(experiment, c, asked.trial(), answer, asked.problem().map(own::redact));
    }

    /** The most time that {@link #run} takes when the agent may take so long: what judges may take is added. */
    public Duration longest(Duration timeout) {
        return timeout.plus(evaluators.longestWait());
    }

    /**
     * The row that a stored answer makes under the case's present evaluators. What is known of this revision from the same
     * version of an evaluator stays; only the others look at the answer.
     */
    public ResultRow rescore(String experiment, Case c, ResultRow stored) {
        return new ResultRow(
                experiment,
                c.id(),
                c.revision(),
                stored.trial(),
                stored.answer(),
                stored.problem(),
                outcomes(
                        c,
                        stored.answer(),
                        stored.problem(),
                        stored.revision() == c.revision() ? stored.outcomes() : Map.of()),
                stored.at());
    }

    private ResultRow row(String experiment, Case c, int trial, Optional<Answer> answer, Optional<String> problem) {
        return new ResultRow(
                experiment,
                c.id(),
                c.revision(),
                trial,
                answer,
                problem,
                outcomes(c, answer, problem, Map.of()),
                clock.instant());
    }

    private Map<String, Outcome> outcomes(
            Case c, Optional<Answer> answer, Optional<String> problem, Map<String, Outcome> known) {
        Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
        List<Evaluator> asking = new ArrayList<>();
        for (Evaluator evaluator : evaluators.of(c)) {
            Outcome before = known.get(stored(evaluator));
            if (before != null) {
                outcomes.put(stored(evaluator), before);
            } else if (answer.isEmpty()) {
                String reason = "the agent gave no answer: " + problem.orElse("no reason given");
                outcomes.put(stored(evaluator), new Outcome.Failed(reason));
            } else if (evaluator.asking(c).isPresent()) {
                asking.add(evaluator);
            } else {
                outcomes.put(stored(evaluator), score(evaluator, c, answer.get()));
            }
        }
        // Judges wait for a model most of the time; side by side, a trial waits for the slowest of them only.
        if (!asking.isEmpty()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                asking.forEach(judge ->
                        threads.execute(() -> outcomes.put(stored(judge), score(judge, c, answer.orElseThrow()))));
            }
            // A thread that died must not leave a gap: a missing outcome would read as a pass.
            asking.forEach(judge -> outcomes.putIfAbsent(stored(judge), BROKE));
        }
        return outcomes;
    }

    private static String stored(Evaluator evaluator) {
        return evaluator.name() + "@" + evaluator.version();
    }

    private static Outcome score(Evaluator evaluator, Case c, Answer answer) {
        try {
            return evaluator.evaluate(c, answer);
        } catch (RuntimeException e) {
            LOG.error(
                    "evaluator {} broke on case {}: {}",
                    evaluator.name(),
                    c.id().display(),
                    e.getClass().getName());
            return BROKE;
        }
    }

    private static Answer redacted(Answer answer, Redactor redactor) {
        return new Answer(
                redactor.redact(answer.output()),
                answer.toolCalls().stream()
                        .map(call -> redacted(call, redactor))
                        .toList(),
                answer.contexts().stream().map(redactor::redact).toList(),
                answer.model().map(redactor::redact),
                answer.usage(),
                answer.trace(),
                answer.latencyMillis(),
                answer.circumstances());
    }

    private static ToolInvocation redacted(ToolInvocation call, Redactor redactor) {
        return new ToolInvocation(
                redactor.redact(call.name()),
                redactor.redact(call.arguments()),
                call.result() == null ? null : redactor.redact(call.result()));
    }
}
