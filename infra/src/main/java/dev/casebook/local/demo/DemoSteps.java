package dev.casebook.local.demo;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.evaluation.Experiment;
import dev.casebook.local.clinic.ProductionFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The four next steps, ticked by what the stores say. */
final class DemoSteps {

    private DemoSteps() {}

    static List<DemoView.Step> of(ProductionFailure failure, Optional<Case> c, List<Experiment> runs) {
        boolean answered = c.filter(found -> found.state() == CaseState.ACTIVE).isPresent();
        return List.of(
                answer(failure, answered),
                command(
                        "fix",
                        "Try the fix",
                        "Run the version that checks the booking: one message goes from running to the score diff.",
                        "fixed",
                        ran(runs, "fixed") > 0),
                command(
                        "bad-fix",
                        "Try a bad fix",
                        "This version fixes the booking and breaks something else. Which case does it break?",
                        "regressed",
                        ran(runs, "regressed") > 0),
                command(
                        "nothing",
                        "Try nothing",
                        "The same bug, with a slip now and then: does Casebook fall for it?",
                        "noisy",
                        ran(runs, "noisy") > 0));
    }

    private static DemoView.Step answer(ProductionFailure failure, boolean done) {
        ProductionFailure.Reference right = failure.reference();
        String call = right.toolCalls().isEmpty()
                ? ""
                : right.toolCalls().getFirst().name() + " "
                        + right.toolCalls().getFirst().arguments();
        return new DemoView.Step(
                "answer",
                "Write the right answer",
                "A person says what the agent should have said. The case becomes active.",
                "Write the right answer",
                "action",
                "answer_case",
                null,
                Map.of(
                        "answer_text",
                        right.text(),
                        "must_say",
                        String.join("; ", right.mustSay()),
                        "must_not_say",
                        String.join("; ", right.mustNotSay()),
                        "tool_call",
                        call),
                done);
    }

    private static DemoView.Step command(String id, String title, String text, String version, boolean done) {
        return new DemoView.Step(
                id,
                title,
                text,
                title,
                "command",
                null,
                "/casebook eval " + Demo.DATASET + " --agent-version " + version,
                null,
                done);
    }

    private static long ran(List<Experiment> runs, String version) {
        return runs.stream()
                .filter(run -> run.agent().version().equals(version))
                .count();
    }
}
