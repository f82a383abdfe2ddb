package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.Reference;
import dev.casebook.evaluation.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** must-say and must-not-say. */
class PassagesTest extends EvaluatorContract {
    private static final EvaluatorSpec MUST = EvaluatorSpec.of("must-say");
    private static final EvaluatorSpec MUST_NOT = EvaluatorSpec.of("must-not-say");

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(MUST, MUST_NOT);
    }

    @Override
    Optional<Reference> reference() {
        return Optional.of(Judged.saying(List.of("Dr. Lee", "3 pm"), List.of("guarantee")));
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(
                must("both, in another case", List.of("Dr. Lee", "3 pm"), "dr. lee is free at 3 PM.", pass()),
                must(
                        "one of two",
                        List.of("Dr. Lee", "3 pm"),
                        "Dr. Lee is free.",
                        new Outcome.Scored(0.5, false, "does not say “3 pm”")),
                must("lines and spaces", List.of("bring your\nreferral"), "Bring  your referral!", pass()),
                must(
                        "typographic signs",
                        List.of("it's \"first come\" - really"),
                        "It’s “first come” – really",
                        pass()),
                must("within a word", List.of("5 mg"), "Take 15 mg.", fail("does not say “5 mg”")),
                must("later as a word of its own", List.of("no"), "Now: no.", pass()),
                must("a script without spaces", List.of("三点"), "下午三点见", pass()),
                must(
                        "nothing to say",
                        List.of(" "),
                        "x",
                        new Outcome.Unscored("the reference says nothing the answer must say")),
                new Row(
                        "no reference",
                        MUST,
                        Optional.empty(),
                        Judged.answer("x"),
                        new Outcome.Unscored("no reference yet")),
                mustNot("not said", List.of("guarantee"), "We will try.", pass()),
                mustNot("said", List.of("guarantee", "refund"), "We GUARANTEE it.", fail("says “guarantee”")),
                mustNot("said within a word", List.of("guarantee"), "It is guaranteed.", fail("says “guarantee”")),
                mustNot("said over two lines", List.of("full refund"), "a full\n refund", fail("says “full refund”")),
                mustNot(
                        "nothing forbidden",
                        List.of(),
                        "x",
                        new Outcome.Unscored("the reference says nothing the answer must not say")),
                new Row(
                        "no reference to forbid",
                        MUST_NOT,
                        Optional.empty(),
                        Judged.answer("x"),
                        new Outcome.Unscored("no reference yet")));
    }

    private static Row must(String name, List<String> passages, String output, Outcome expected) {
        return new Row(name, MUST, Optional.of(Judged.saying(passages, List.of())), Judged.answer(output), expected);
    }

    private static Row mustNot(String name, List<String> passages, String output, Outcome expected) {
        return new Row(
                name, MUST_NOT, Optional.of(Judged.saying(List.of(), passages)), Judged.answer(output), expected);
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("a value", spec("must-say", "[\"a\"]"), "takes no value"),
                new Refused("a threshold", spec("must-not-say", null, 0.5), "takes no threshold"));
    }
}
