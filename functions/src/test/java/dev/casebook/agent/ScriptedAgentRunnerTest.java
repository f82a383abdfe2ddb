package dev.casebook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class ScriptedAgentRunnerTest extends AgentRunnerContract {

    @Override
    protected AgentRunner runner(BiFunction<AgentVersion, Trial, Answer> script) {
        return new ScriptedAgentRunner(script, Set.of("missing"));
    }

    @Test
    void callsAreCountedAndSoAreThoseAtOnce() {
        CyclicBarrier three = new CyclicBarrier(3);
        ScriptedAgentRunner runner = new ScriptedAgentRunner((agent, trial) -> {
            await(three);
            return saying("ok");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                int number = i;
                threads.execute(() -> runner.run(V1, trial(number), soon()));
            }
        }
        assertThat(runner.calls()).isEqualTo(6);
        assertThat(runner.highestInFlight()).isBetween(3, 6);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
