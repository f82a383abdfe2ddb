package dev.casebook.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.trace.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What every way to call an agent promises. */
public abstract class AgentRunnerContract {
    protected static final AgentVersion V1 = new AgentVersion("clinic", "v1", Optional.empty());
    protected static final AgentVersion MISSING = new AgentVersion("clinic", "missing", Optional.empty());

    /**
     * A runner of an agent "clinic" that answers by the script. It has any version except "missing". A script that throws
     * Permanent is an agent that breaks, one that throws Retryable is an agent that does not get to answer.
     */
    protected abstract AgentRunner runner(BiFunction<AgentVersion, Trial, Answer> script);

    /** What of an answer can be said this way: all of it, where the agent protocol is spoken. */
    protected Answer carried(Answer said) {
        return said;
    }

    protected static Deadline soon() {
        return Deadline.in(InstantSource.system(), Duration.ofSeconds(30));
    }

    protected static Trial trial(int number) {
        CaseInput input = new CaseInput(
                JsonNodeFactory.instance.objectNode().put("message", "When is Dr. Lee free, question " + number + "?"),
                List.of(new Message("user", "Hello"), new Message("assistant", "")),
                Optional.of(OffsetDateTime.parse("2026-03-09T08:00:00+01:00")),
                List.of(new ToolInvocation(
                        "find_slots",
                        JsonNodeFactory.instance.objectNode().put("day", 10),
                        JsonNodeFactory.instance.arrayNode().add("15:00"))));
        return new Trial(CaseId.imported("clinic", "1"), number, input);
    }

    protected static Answer saying(String output) {
        return new Answer(
                output,
                List.of(new ToolInvocation(
                        "book", JsonNodeFactory.instance.objectNode().put("slot", 7), null)),
                List.of("Opening hours: 9 to 5."),
                Optional.of("model-2026"),
                Optional.of(new Answer.Usage(120, 30, Optional.of(0.002))),
                Optional.of("tempo:4bf92f3577b34da6a3ce929d0e0e4736"),
                0);
    }

    @Test
    void anAnswerArrivesWhole() {
        Answer answer = runner((agent, trial) -> saying("At 3 pm — “ok”?")).run(V1, trial(0), soon());
        assertThat(answer)
                .usingRecursiveComparison()
                .ignoringFields("latencyMillis", "circumstances")
                .isEqualTo(carried(saying("At 3 pm — “ok”?")));
        assertThat(answer.latencyMillis()).isNotNegative();
    }

    @Test
    void theAgentIsToldVersionTrialAndInput() {
        AgentRunner runner = runner((agent, trial) -> saying(
                agent.version() + " " + trial.number() + " " + trial.input().question()));
        assertThat(runner.run(V1, trial(4), soon()).output()).isEqualTo("v1 4 When is Dr. Lee free, question 4?");
    }

    @Test
    void anAgentThatBreaksIsPermanent() {
        AgentRunner runner = runner((agent, trial) -> {
            throw new CasebookException.Permanent("The tool is gone.");
        });
        assertThatThrownBy(() -> runner.run(V1, trial(0), soon())).isInstanceOf(CasebookException.Permanent.class);
    }

    @Test
    void anAgentThatDoesNotGetToAnswerIsRetryable() {
        AgentRunner runner = runner((agent, trial) -> {
            throw new CasebookException.Retryable("Busy.");
        });
        assertThatThrownBy(() -> runner.run(V1, trial(0), soon())).isInstanceOf(CasebookException.Retryable.class);
    }

    @Test
    void aVersionThatDoesNotExistIsFoundOutBeforeAnythingRuns() {
        AgentRunner runner = runner((agent, trial) -> saying("never asked"));
        assertThatCode(() -> runner.probe(V1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> runner.probe(MISSING))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("clinic")
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> runner.run(MISSING, trial(0), soon())).isInstanceOf(CasebookException.Permanent.class);
    }

    @Test
    void trialsAtTheSameTimeGetTheirOwnAnswers() throws InterruptedException, ExecutionException {
        AgentRunner runner = runner((agent, trial) -> saying("answer " + trial.number()));
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                int number = i;
                answers.add(threads.submit(
                        () -> runner.run(V1, trial(number), soon()).output()));
            }
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo("answer " + i);
        }
    }
}
