package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.evaluation.Outcome;
import java.util.List;
import java.util.stream.Stream;

class EqualsTest extends TextEvaluator {

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(
                spec("equals", "\"Yes\""),
                spec("not-equals", "\"Yes\""),
                spec("equals", "{\"a\":1}"),
                spec("equals", "[1,2]"),
                spec("equals", "true"));
    }

    @Override
    Stream<Row> rows() {
        EvaluatorSpec object = spec("equals", "{\"a\":1,\"b\":[\"x\",2.50]}");
        return Stream.of(
                row("the same text", spec("equals", "\"Yes\""), "Yes", pass()),
                row("case counts", spec("equals", "\"Yes\""), "yes", fail("is not “Yes”")),
                row("white space counts", spec("equals", "\"Yes\""), "Yes ", fail("is not “Yes”")),
                row("a number as its text", spec("equals", "42"), "42", pass()),
                row("a whole number without its zero", spec("equals", "42.0"), "42", pass()),
                row("not-equals of the same", spec("not-equals", "\"Yes\""), "Yes", fail("is “Yes”")),
                row("not-equals of another", spec("not-equals", "\"Yes\""), "No", pass()),
                row("JSON by value, in any order", object, "{ \"b\": [\"x\", 2.5], \"a\": 1.0 }", pass()),
                row(
                        "JSON with a further field",
                        spec("equals", "{\"a\":1}"),
                        "{\"a\":1,\"b\":2}",
                        fail("is not the JSON “{\"a\":1}”")),
                row("no JSON", spec("equals", "{\"a\":1}"), "a is 1", fail("is not JSON")),
                row("not-equals of no JSON", spec("not-equals", "{\"a\":1}"), "a is 1", pass()),
                row(
                        "JSON too deep to be read",
                        spec("equals", "{\"a\":1}"),
                        "[".repeat(300) + "]".repeat(300),
                        new Outcome.Failed("the output is JSON that is nested too deep or too long to be read")));
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("no value", spec("equals", null), "needs a value"),
                new Refused("JSON null", spec("equals", "null"), "needs a value"),
                new Refused("a threshold", spec("equals", "\"x\"", 0.5), "takes no threshold"));
    }
}
