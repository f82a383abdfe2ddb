package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.evaluation.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** levenshtein, latency and cost: what has a threshold with a unit. */
class MeasuresTest extends TextEvaluator {

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(
                spec("levenshtein", "\"Yes\""),
                spec("not-levenshtein", "\"Yes\"", 0.0),
                spec("levenshtein", "\"" + "x".repeat(100_000) + "\"", 100.0),
                spec("latency", null, 200.0),
                spec("not-latency", null, 200.0),
                spec("cost", null, 0.01),
                spec("recorded-reward", null),
                spec("not-recorded-reward", null, 0.5));
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(distances(), limits(), rewards()).flatMap(rows -> rows);
    }

    private static Stream<Row> rewards() {
        EvaluatorSpec reward = spec("recorded-reward", null);
        return Stream.of(
                new Row("all of it", reward, Optional.empty(), Judged.rewarded(1), pass()),
                new Row(
                        "half of it",
                        reward,
                        Optional.empty(),
                        Judged.rewarded(0.5),
                        new Outcome.Scored(0.5, false, "the recorded reward is 0.5, wanted is 1")),
                new Row(
                        "half is enough",
                        spec("recorded-reward", null, 0.5),
                        Optional.empty(),
                        Judged.rewarded(0.5),
                        new Outcome.Scored(0.5, true, "")),
                row("no reward reported", reward, "", new Outcome.Unscored("the agent reported no reward")));
    }

    private static Stream<Row> distances() {
        return Stream.of(
                row("five edits by default", spec("levenshtein", "\"Tuesday\""), "Tue", pass()),
                row(
                        "seven are too many",
                        spec("levenshtein", "\"Tuesday at 3pm\""),
                        "Tuesday",
                        fail("is more than 5 edits away from “Tuesday at 3pm”")),
                row("an own threshold", spec("levenshtein", "\"kitten\"", 3.0), "sitting", pass()),
                row(
                        "one fewer",
                        spec("levenshtein", "\"kitten\"", 2.0),
                        "sitting",
                        fail("is more than 2 edits away from “kitten”")),
                row(
                        "not-levenshtein",
                        spec("not-levenshtein", "\"kitten\"", 3.0),
                        "sitting",
                        fail("is 3 edits away from “kitten”")));
    }

    private static Stream<Row> limits() {
        EvaluatorSpec cost = spec("cost", null, 0.01);
        return Stream.of(
                row("just in time", spec("latency", null, 250.0), "", pass()),
                row("too late", spec("latency", null, 249.0), "", fail("took 250 ms, allowed are 249")),
                row("within the usual limit", EvaluatorSpec.of("latency-ok"), "", pass()),
                row("beyond an own limit", spec("latency-ok", null, 200.0), "", fail("took 250 ms, allowed are 200")),
                row("not-latency", spec("not-latency", null, 250.0), "", fail("took 250 ms, not over 250")),
                new Row("cheap enough", cost, Optional.empty(), Judged.costing(0.01), pass()),
                new Row(
                        "too dear",
                        cost,
                        Optional.empty(),
                        Judged.costing(0.02),
                        fail("cost $0.02, allowed are $0.01")),
                new Row("dear enough", spec("not-cost", null, 0.01), Optional.empty(), Judged.costing(0.02), pass()),
                row("no cost reported", cost, "", new Outcome.Unscored("the agent reported no cost")),
                row(
                        "no cost reported, inverted",
                        spec("not-cost", null, 1.0),
                        "",
                        new Outcome.Unscored("the agent reported no cost")),
                new Row(
                        "a cost that is no number",
                        cost,
                        Optional.empty(),
                        Judged.costing(Double.NaN),
                        new Outcome.Unscored("the agent reported no cost")));
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("no text", spec("levenshtein", null), "needs a value"),
                new Refused("a negative distance", spec("levenshtein", "\"a\"", -1.0), "0 or more edits"),
                new Refused("a distance beyond reason", spec("levenshtein", "\"a\"", 1e9), "at most 10000 edits"),
                new Refused("no limit", spec("latency", null), "threshold in milliseconds"),
                new Refused("a limit as the value", spec("latency", "200"), "takes no value"),
                new Refused("no number", spec("latency", null, Double.NaN), "0 or more milliseconds"),
                new Refused("no price", spec("not-cost", null), "threshold in dollars"));
    }
}
