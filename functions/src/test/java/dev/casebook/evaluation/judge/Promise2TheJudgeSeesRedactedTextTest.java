package dev.casebook.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.ScriptedAgentRunner;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.evaluation.RunTrial;
import dev.casebook.evaluation.evaluators.BuiltInEvaluators;
import dev.casebook.trace.RuleRedactor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promise 2, for what goes to a judge's model. */
class Promise2TheJudgeSeesRedactedTextTest {
    private static final String EMAIL = "maria.keller@example.com";

    @Test
    void noPartOfAnAnswerIsSentAsItCame() {
        var contact = JsonNodeFactory.instance.objectNode().put("contact", EMAIL);
        Answer answer = new Answer(
                "Write to " + EMAIL,
                List.of(new ToolInvocation("find_contact", contact, contact)),
                List.of("Contact: " + EMAIL),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                5);
        try (Bench bench = new Bench(call -> JudgeServer.verdict(true, "Write to"))) {
            RunTrial trial = new RunTrial(
                    new ScriptedAgentRunner((version, asked) -> answer),
                    new BuiltInEvaluators(bench.judges(), dataset -> List.of(), List.of()),
                    new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US"),
                    bench.clock);
            ResultRow row = trial.run(
                    "EXP-1",
                    new AgentVersion("clinic", "1", Optional.empty()),
                    Bench.caseOf(EvaluatorSpec.of("no-hallucination")),
                    0,
                    Duration.ofSeconds(5));

            assertThat(row.standing()).isEqualTo(ResultRow.Standing.PASSED);
            assertThat(bench.server.requests()).hasSize(2);
            assertThat(bench.server.requests().toString()).contains("<EMAIL:").doesNotContain(EMAIL);
        }
    }
}
