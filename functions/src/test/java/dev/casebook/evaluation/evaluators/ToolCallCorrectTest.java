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

class ToolCallCorrectTest extends EvaluatorContract {
    private static final EvaluatorSpec PLAIN = EvaluatorSpec.of("tool-call-correct");
    private static final ToolInvocation FIND = call("find_slots", "{\"day\":\"2026-03-10\"}");
    private static final ToolInvocation BOOK = call("book", "{\"slot\":7}");
    private static final ToolInvocation LOG = call("log", "{}");

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(
                PLAIN,
                mode("ordered"),
                mode("superset"),
                mode("strict"),
                mode("unordered"),
                spec("tool-call-correct", "{\"mode\":\"subset\",\"arguments\":\"exact\"}"));
    }

    @Override
    Optional<Reference> reference() {
        return Optional.of(Judged.calling(FIND, BOOK));
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(arguments(), modes(), argumentModes()).flatMap(rows -> rows);
    }

    private Stream<Row> arguments() {
        ToolInvocation more = call("book", "{\"slot\":7.0,\"note\":\"window\"}");
        EvaluatorSpec exact = spec("tool-call-correct", "{\"arguments\":\"exact\"}");
        return Stream.of(
                row("both calls", PLAIN, pass(), FIND, BOOK),
                row("numbers by value, further arguments", PLAIN, pass(), FIND, more),
                row(
                        "texts without spaces around",
                        PLAIN,
                        pass(),
                        call("find_slots", "{\"day\":\" 2026-03-10 \"}"),
                        BOOK),
                row("exact refuses further arguments", exact, fail("calls book with other arguments"), FIND, more),
                row("exact takes the same", exact, pass(), FIND, call("book", "{\"slot\":7.0}")),
                row(
                        "another argument",
                        PLAIN,
                        fail("calls find_slots with other arguments (“day”)"),
                        call("find_slots", "{\"day\":\"2026-03-11\"}"),
                        BOOK),
                row(
                        "a number is no text",
                        PLAIN,
                        fail("calls book with other arguments (“slot”)"),
                        FIND,
                        call("book", "{\"slot\":\"7\"}")),
                row("a missing call", PLAIN, fail("does not call book"), FIND),
                row("no call at all", PLAIN, fail("does not call find_slots; does not call book (it called no tool)")));
    }

    private Stream<Row> argumentModes() {
        Reference pattern = Judged.calling(call("text", "{\"body\":\"(?i).*confirmed.*\",\"to\":5}"));
        EvaluatorSpec regex = spec("tool-call-correct", "{\"arguments\":\"regex\"}");
        EvaluatorSpec ignore = spec("tool-call-correct", "{\"mode\":\"strict\",\"arguments\":\"ignore\"}");
        EvaluatorSpec one = spec("tool-call-correct", "{\"arguments\":\"exact\",\"tools\":{\"text\":\"regex\"}}");
        ToolInvocation confirmed = call("text", "{\"body\":\"Your visit is Confirmed.\",\"to\":5}");
        return Stream.of(
                row("any arguments", ignore, pass(), call("find_slots", "{}"), call("book", "{\"slot\":9}")),
                row("ignored arguments, missing call", ignore, fail("does not call book"), FIND),
                new Row("a pattern", regex, Optional.of(pattern), Judged.answer("", confirmed), pass()),
                new Row("one tool by a pattern", one, Optional.of(pattern), Judged.answer("", confirmed), pass()),
                new Row(
                        "a pattern for the whole argument",
                        regex,
                        Optional.of(Judged.calling(call("text", "{\"body\":\"confirmed\"}"))),
                        Judged.answer("", confirmed),
                        fail("calls text with other arguments (“body”)")),
                new Row(
                        "no pattern",
                        regex,
                        Optional.of(Judged.calling(call("text", "{\"body\":\"(\"}"))),
                        Judged.answer("", confirmed),
                        new Outcome.Failed("the reference's arguments hold a pattern that RE2 does not understand")));
    }

    private Stream<Row> modes() {
        return Stream.of(
                row("others in between", PLAIN, pass(), LOG, FIND, LOG, BOOK, LOG),
                row("the wrong order", PLAIN, fail("calls in another order"), BOOK, FIND),
                row("superset in any order", mode("superset"), pass(), BOOK, LOG, FIND),
                row("strict", mode("strict"), pass(), FIND, BOOK),
                row("strict with one more", mode("strict"), fail("calls other tools than required"), FIND, BOOK, LOG),
                row("strict in another order", mode("strict"), fail("calls in another order"), BOOK, FIND),
                row("unordered", mode("unordered"), pass(), BOOK, FIND),
                row(
                        "unordered with one more",
                        mode("unordered"),
                        fail("calls other tools than required"),
                        BOOK,
                        FIND,
                        LOG),
                row("subset", mode("subset"), pass(), BOOK),
                row("subset with another", mode("subset"), fail("does not call find_slots"), BOOK, LOG),
                new Row(
                        "each call counts once",
                        mode("superset"),
                        Optional.of(Judged.calling(call("book", "{}"), BOOK)),
                        Judged.answer("", BOOK, call("book", "{\"slot\":8}")),
                        pass()),
                new Row(
                        "nothing is required",
                        PLAIN,
                        Optional.of(Judged.calling()),
                        Judged.answer("", BOOK),
                        new Outcome.Unscored("the reference requires no tool call")),
                new Row(
                        "nothing is allowed",
                        mode("strict"),
                        Optional.of(Judged.calling()),
                        Judged.answer("", BOOK),
                        fail("calls other tools than required")),
                new Row(
                        "no reference",
                        PLAIN,
                        Optional.empty(),
                        Judged.answer(""),
                        new Outcome.Unscored("no reference yet")));
    }

    private Row row(String name, EvaluatorSpec spec, Outcome expected, ToolInvocation... made) {
        return new Row(name, spec, reference(), Judged.answer("Done.", made), expected);
    }

    private static EvaluatorSpec mode(String mode) {
        return spec("tool-call-correct", "{\"mode\":\"" + mode + "\"}");
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("an unknown mode", mode("fuzzy"), "ordered, superset, strict, unordered, subset"),
                new Refused(
                        "tools that are no object", spec("tool-call-correct", "{\"tools\":[1]}"), "an object as tools"),
                new Refused("an unknown comparison", spec("tool-call-correct", "{\"arguments\":1}"), "subset, exact"),
                new Refused("an unknown setting", spec("tool-call-correct", "{\"order\":1}"), "“order”"),
                new Refused("no object", spec("tool-call-correct", "\"strict\""), "takes an object"));
    }
}
