package dev.casebook.agent.http;

import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentRunnerContract;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Trial;
import dev.casebook.agent.protocol.Protocol;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;

/** The contract over real sockets. */
class HttpAgentRunnerContractTest extends AgentRunnerContract {
    private final ApacheHttpCalls calls = new ApacheHttpCalls();
    private final List<LoopbackAgent> started = new ArrayList<>();

    @Override
    protected AgentRunner runner(BiFunction<AgentVersion, Trial, Answer> script) {
        LoopbackAgent agent = new LoopbackAgent(script);
        started.add(agent);
        HttpAgent settings = new HttpAgent(
                "clinic",
                new AgentAddress.Template(agent.template()),
                Map.of(),
                Protocol.standard(),
                Duration.ofSeconds(20));
        Timing timing = new Timing(InstantSource.system(), System::nanoTime, pause -> {});
        return new HttpAgentRunner(Map.of("clinic", settings), calls, timing, Retries.standard(), new Random(1));
    }

    @AfterEach
    void stop() {
        started.forEach(LoopbackAgent::close);
        calls.close();
    }
}
