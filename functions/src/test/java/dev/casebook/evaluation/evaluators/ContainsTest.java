package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import java.util.List;
import java.util.stream.Stream;

class ContainsTest extends TextEvaluator {

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(
                spec("contains", "\"Lee\""), spec("not-contains", "\"Lee\""),
                spec("icontains", "\"lee\""), spec("not-icontains", "\"lee\""),
                spec("starts-with", "\"Dr\""), spec("not-starts-with", "\"Dr\""));
    }

    @Override
    Stream<Row> rows() {
        String output = "Dr. Lee is free at 3 pm.";
        return Stream.of(
                row("it is there", spec("contains", "\"Lee\""), output, pass()),
                row("case counts", spec("contains", "\"lee\""), output, fail("does not contain “lee”")),
                row("a number", spec("contains", "3"), output, pass()),
                row("an empty output", spec("contains", "\"Lee\""), "", fail("does not contain “Lee”")),
                row("not-contains finds it", spec("not-contains", "\"Lee\""), output, fail("contains “Lee”")),
                row("not-contains of an empty output", spec("not-contains", "\"Lee\""), "", pass()),
                row("icontains in another case", spec("icontains", "\"LEE IS\""), output, pass()),
                row(
                        "icontains of something else",
                        spec("icontains", "\"Ray\""),
                        output,
                        fail("does not contain “Ray”")),
                row("not-icontains", spec("not-icontains", "\"LEE\""), output, fail("contains “LEE”")),
                row("starts with it", spec("starts-with", "\"Dr.\""), output, pass()),
                row(
                        "starts with something else",
                        spec("starts-with", "\"Lee\""),
                        output,
                        fail("does not start with “Lee”")),
                row("not-starts-with", spec("not-starts-with", "\"Dr\""), output, fail("starts with “Dr”")));
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("no value", spec("contains", null), "needs a value"),
                new Refused("an empty value", spec("icontains", "\"\""), "needs a value"),
                new Refused("a list", spec("contains", "[\"a\"]"), "texts or numbers"),
                new Refused("a threshold", spec("not-contains", "\"a\"", 1.0), "takes no threshold"),
                new Refused("nothing to start with", spec("starts-with", "\"\""), "needs a value"));
    }
}
