package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.evaluation.Outcome;
import java.util.List;
import java.util.stream.Stream;

class JsonEvaluatorsTest extends TextEvaluator {

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(
                spec("is-json", null),
                spec("not-is-json", "\"\""),
                spec("contains-json", null),
                spec("not-contains-json", null));
    }

    @Override
    Stream<Row> rows() {
        EvaluatorSpec is = spec("is-json", null);
        EvaluatorSpec contains = spec("contains-json", null);
        return Stream.of(
                row("an object", is, " {\"a\": [1, null]} ", pass()),
                row("a scalar", is, "42", pass()),
                row("text around it", is, "Here: {}", fail("is not valid JSON")),
                row("two values", is, "{} {}", fail("is not valid JSON")),
                row("an empty output", is, "", fail("is not valid JSON")),
                row("cut off", is, "{\"a\": [1, ", fail("is not valid JSON")),
                row("not-is-json of JSON", spec("not-is-json", null), "[]", fail("is valid JSON")),
                row("not-is-json of text", spec("not-is-json", null), "no", pass()),
                row(
                        "too deep to be read",
                        is,
                        "[".repeat(300) + "]".repeat(300),
                        new Outcome.Failed("the output is JSON that is nested too deep or too long to be read")),
                row("JSON inside text", contains, "Here: {\"a\": \"}\"} ok?", pass()),
                row("after a bracket that is no JSON", contains, "See [1 and {below}: [1, 2].", pass()),
                row("in a fence", contains, "```json\n{\"a\": 1}\n```", pass()),
                row("none", contains, "There is {no JSON} here", fail("contains no JSON object or list")),
                row("a scalar is not enough", contains, "42", fail("contains no JSON object or list")),
                row("not-contains-json", spec("not-contains-json", null), "a {} b", fail("contains JSON")),
                row(
                        "more brackets than are tried",
                        contains,
                        "[".repeat(10_001),
                        new Outcome.Failed("the output has more than 10000 opening brackets and no JSON yet")));
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("a schema", spec("is-json", "{\"type\":\"object\"}"), "JSON schema"),
                new Refused("a schema as text", spec("contains-json", "\"type: object\""), "JSON schema"),
                new Refused("a threshold", spec("is-json", null, 1.0), "takes no threshold"));
    }
}
