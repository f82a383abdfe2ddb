package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.call;
import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.evaluation.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class PlanFollowedTest extends EvaluatorContract {
    private static final EvaluatorSpec PLAIN = EvaluatorSpec.of("plan-followed");
    private static final EvaluatorSpec OWN =
            spec("plan-followed", "{\"steps\":[\"find\",\"ask\",\"book\"],\"most\":4}");
    private static final ToolInvocation FIND = call("find", "{\"day\":1}");
    private static final ToolInvocation ASK = call("ask", "{}");
    private static final ToolInvocation BOOK = call("book", "{\"slot\":7}");

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(PLAIN, OWN, spec("plan-followed", "\"find, book\""), spec("plan-followed", "{\"most\":3}"));
    }

    @Override
    Optional<Reference> reference() {
        return Optional.of(Judged.calling(FIND, BOOK));
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(
                row("the reference's steps", PLAIN, pass(), call("find", "{}"), BOOK),
                row("one call too many", PLAIN, partly(2.0 / 3, "made 3 calls, allowed are 2"), FIND, ASK, BOOK),
                row("further calls within the limit", OWN, pass(), FIND, ASK, ASK, BOOK),
                row(
                        "another order",
                        OWN,
                        partly(2.0 / 3, "step 3 of 3 (“book”) did not come after “ask”"),
                        BOOK,
                        FIND,
                        ASK),
                row("none", PLAIN, partly(0, "step 1 of 2 (“find”) did not come")),
                new Row(
                        "no reference",
                        PLAIN,
                        Optional.empty(),
                        Judged.answer("", FIND),
                        new Outcome.Unscored("no reference yet")),
                new Row(
                        "a reference without calls",
                        PLAIN,
                        Optional.of(Judged.reference("Yes.")),
                        Judged.answer("", FIND),
                        new Outcome.Unscored("the reference requires no tool call")));
    }

    private static Outcome partly(double value, String why) {
        return new Outcome.Scored(value, false, why);
    }

    private Row row(String name, EvaluatorSpec spec, Outcome expected, ToolInvocation... made) {
        return new Row(name, spec, reference(), Judged.answer("Done.", made), expected);
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("an unknown setting", spec("plan-followed", "{\"order\":1}"), "steps and most"),
                new Refused("no steps", spec("plan-followed", "{\"steps\":[]}"), "list of tool names"),
                new Refused("half a call", spec("plan-followed", "{\"most\":1.5}"), "whole number"),
                new Refused("inverted", EvaluatorSpec.of("not-plan-followed"), "There is no evaluator"));
    }
}
