package dev.casebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.store.SimulatedItemTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promise 2, for what agents answer: output, tool calls and contexts. */
class Promise2AnswersAreRedactedBeforeTheyAreStoredTest {
    private static final String EMAIL = "maria.keller@example.com";

    @Test
    void noPartOfAnAnswerIsStoredAsItCame() {
        SimulatedItemTable table = new SimulatedItemTable();
        var value = JsonNodeFactory.instance.objectNode().put("contact", EMAIL);
        Lab lab = new Lab(
                table,
                1,
                trial -> new Answer(
                        "right, write to " + EMAIL,
                        List.of(new ToolInvocation("find_contact", value, value)),
                        List.of("Contact: " + EMAIL),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        5));
        lab.cases(1);
        Experiment experiment = lab.evaluate(1);
        lab.runLanes();

        assertThat(lab.experiments.results(experiment.id()))
                .singleElement()
                .satisfies(row -> assertThat(row.standing()).isEqualTo(ResultRow.Standing.PASSED));
        assertThat(table.everything()).contains("<EMAIL:").doesNotContain(EMAIL);
    }
}
