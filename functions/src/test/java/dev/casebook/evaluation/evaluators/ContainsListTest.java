package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import java.util.List;
import java.util.stream.Stream;

class ContainsListTest extends TextEvaluator {

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(
                spec("contains-any", "[\"Lee\",3]"), spec("not-contains-any", "\"Lee, Ray\""),
                spec("contains-all", "[\"Lee\"]"), spec("not-contains-all", "\"Lee, Ray\""),
                spec("icontains-any", "[\"Lee\"]"), spec("icontains-all", "\"Lee, Ray\""));
    }

    @Override
    Stream<Row> rows() {
        String output = "Dr. Lee, MD, is free at 3 pm.";
        return Stream.of(
                row("any of a list", spec("contains-any", "[\"Ray\",\"Lee\"]"), output, pass()),
                row("any of comma separated text", spec("contains-any", "\"Ray, Lee\""), output, pass()),
                row(
                        "none of them",
                        spec("contains-any", "\"Ray, lee\""),
                        output,
                        fail("contains none of “Ray”, “lee”")),
                row("a quoted field keeps its comma", spec("contains-any", "\"Ray, \\\"Lee, MD\\\"\""), output, pass()),
                row(
                        "a doubled quote is a quote",
                        spec("contains-any", "\"\\\"say \\\"\\\"3\\\"\\\"\\\"\""),
                        "say \"3\"",
                        pass()),
                row("empty fields are left out", spec("contains-all", "\",, Lee,, 3 pm,\""), output, pass()),
                row("a number in a list", spec("contains-any", "[3]"), output, pass()),
                row("not any", spec("not-contains-any", "\"Ray, Lee\""), output, fail("contains “Lee”")),
                row("all of them", spec("contains-all", "[\"Lee\",\"3 pm\"]"), output, pass()),
                row(
                        "one of them is missing",
                        spec("contains-all", "[\"Lee\",\"4 pm\"]"),
                        output,
                        fail("does not contain “4 pm”")),
                row("not all, and one is missing", spec("not-contains-all", "[\"Lee\",\"4 pm\"]"), output, pass()),
                row(
                        "not all, and all are there",
                        spec("not-contains-all", "[\"Lee\",\"3\"]"),
                        output,
                        fail("contains all of “Lee”, “3”")),
                row("any in another case", spec("icontains-any", "\"ray, LEE\""), output, pass()),
                row("all in another case", spec("icontains-all", "\"lee, 3 PM\""), output, pass()));
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("no value", spec("contains-any", null), "needs a value"),
                new Refused("an empty list", spec("contains-all", "[]"), "at least one text"),
                new Refused("an empty text", spec("contains-any", "[\"a\",\"\"]"), "without empty texts"),
                new Refused("only commas", spec("contains-any", "\", ,\""), "at least one text"),
                new Refused("an open quote", spec("contains-any", "\"\\\"a, b\""), "not closed"),
                new Refused(
                        "text behind a quote", spec("contains-any", "\"\\\"a\\\" b, c\""), "not followed by a comma"),
                new Refused("an object in the list", spec("contains-all", "[{}]"), "texts or numbers"));
    }
}
