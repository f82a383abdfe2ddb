package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.call;
import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.evaluation.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Its part without a judge; the question of {@link Judged} is "When is Dr. Lee free?". */
class NoHallucinationTest extends EvaluatorContract {
    private static final EvaluatorSpec PLAIN = EvaluatorSpec.of("no-hallucination");
    private static final ToolInvocation FOUND = new ToolInvocation(
            "find_slots",
            Judged.json("{\"doctor\":\"Okafor\"}"),
            Judged.json("{\"slots\":[{\"start\":\"2026-03-10T15:00:00+01:00\",\"room\":\"B12\"}],\"fee\":40}"));

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(PLAIN);
    }

    @Override
    Optional<Reference> reference() {
        return Optional.empty();
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(
                row("borne out by a tool", "Dr. Lee is free on Tuesday, 10 March at 3 pm, in room B12.", pass(), FOUND),
                row(
                        "another time",
                        "Dr. Lee is free on 10 March at 4 pm.",
                        new Outcome.Scored(
                                1 - 1.0 / 3, false, "states “4 pm”, which no context, tool result or question holds"),
                        FOUND),
                row(
                        "what the agent passed to a tool bears nothing out",
                        "You can ask Dr. Okafor.",
                        fail("states “Okafor”, which no context, tool result or question holds"),
                        FOUND),
                row("only the user's words", "I cannot see when Dr. Lee is free.", pass()),
                row(
                        "facts from nowhere, and nothing reported",
                        "Dr. Lee is free at 4 pm.",
                        new Outcome.Unscored("the answer came with no contexts and no tool results to rest on")),
                new Row(
                        "borne out by a context",
                        PLAIN,
                        Optional.empty(),
                        withContext("The visit costs 40 euros.", "Fees: first visit € 40."),
                        pass()),
                new Row(
                        "a context without it",
                        PLAIN,
                        Optional.empty(),
                        withContext("The visit costs 45 euros.", "Fees: first visit € 40."),
                        fail("states “45 euros”, which no context, tool result or question holds")));
    }

    private static Answer withContext(String output, String context) {
        return new Answer(
                output,
                List.of(call("search", "{\"q\":\"45\"}")),
                List.of(context),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                250);
    }

    private static Row row(String name, String output, Outcome expected, ToolInvocation... made) {
        return new Row(name, PLAIN, Optional.empty(), Judged.answer(output, made), expected);
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("a threshold", spec("no-hallucination", null, 0.5), "takes no threshold"),
                new Refused("an unknown field", spec("no-hallucination", "{\"model\":\"x\"}"), "criteria and judge"),
                new Refused("a judge that is needed", EvaluatorSpec.of("tone-appropriate"), "none is configured"),
                new Refused("a rubric without criteria", EvaluatorSpec.of("llm-rubric"), "needs criteria"));
    }
}
