package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import java.util.List;
import java.util.stream.Stream;

class RegexTest extends TextEvaluator {

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(
                spec("regex", "\"^(a+)+$\""),
                spec("regex", "\"(x+x+)+y\""),
                spec("not-regex", "\"(?i)lee|ray\""),
                spec("regex", "\"(\\\\d{1,30},?){1,30}$\""));
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(
                row("found inside", spec("regex", "\"\\\\d+ pm\""), "free at 3 pm.", pass()),
                row("not found", spec("regex", "\"^\\\\d+ pm$\""), "free at 3 pm.", fail("does not match “^\\d+ pm$”")),
                row("without regard to case by a flag", spec("regex", "\"(?i)LEE\""), "Dr. Lee", pass()),
                row("not-regex", spec("not-regex", "\"Le+\""), "Dr. Lee", fail("matches “Le+”")));
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("no value", spec("regex", null), "needs a value"),
                new Refused("an open bracket", spec("regex", "\"(a\""), "RE2 does not understand"),
                new Refused("look-ahead", spec("regex", "\"a(?=b)\""), "look-ahead"),
                new Refused("a back-reference", spec("not-regex", "\"(a)\\\\1\""), "back-references"),
                new Refused("too many repetitions", spec("regex", "\"((a{100}){100}){10}\""), "pattern"),
                new Refused("a long pattern", spec("regex", "\"" + "a".repeat(2_001) + "\""), "at most 2000"));
    }
}
