package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.Reference;
import dev.casebook.evaluation.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class FactsMatchTest extends EvaluatorContract {
    private static final EvaluatorSpec PLAIN = EvaluatorSpec.of("facts-match");

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(PLAIN, spec("facts-match", null, 0.5));
    }

    @Override
    Optional<Reference> reference() {
        return Optional.of(Judged.reference("Dr. Lee is free on Tuesday, 10 March 2026 at 3 pm for $1,200."));
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(dates(), times(), numbers(), names(), wholes()).flatMap(rows -> rows);
    }

    private static Stream<Row> dates() {
        return Stream.of(
                same("ISO date", "10 March 2026", "It is on 2026-03-10."),
                same("month first", "10 March 2026", "It is on March 10, 2026."),
                same("no year in the answer", "10 March 2026", "It is on March 10."),
                same("no year in the reference", "on March 10", "It is on 2026-03-10."),
                same("ordinal", "10 March 2026", "the 10th of March"),
                same("abbreviated", "10 March 2026", "on 10 Mar. 2026"),
                same("dots", "10 March 2026", "am 10.03.2026"),
                same("slashes, day first", "10 March 2026", "10/03/2026"),
                same("slashes, month first", "10 March 2026", "03/10/2026"),
                same("part of a timestamp", "10 March 2026 at 15:00", "2026-03-10T15:00:00+01:00"),
                same("a span of days", "10-12 March", "from March 10 to 12 March"),
                same("the day alone", "on the 10th", "on 10 March"),
                same("a month", "in March", "10 March"),
                same("a weekday beside the date", "Tuesday, 10 March 2026", "10 March 2026"),
                same("a weekday that the date has", "on Tuesday", "on 2026-03-10"),
                same("a weekday in short", "on Tuesday", "on Tue at noon"),
                missing("another day", "on 10 March 2026", "on 11 March 2026", "10 March 2026"),
                missing("another year", "on 10 March 2026", "on 10 March 2027", "10 March 2026"),
                missing("a contradicting weekday", "Tuesday, 10 March", "Wednesday, 10 March", "Tuesday, 10 March"),
                missing("another weekday", "on Tuesday", "on Wednesday", "Tuesday"),
                missing("only the month", "on 10 March", "in March", "10 March"));
    }

    private static Stream<Row> times() {
        return Stream.of(
                same("24 hours", "at 3 pm", "at 15:00"),
                same("points and minutes", "at 3 pm", "at 3:00 p.m."),
                same("without a space", "at 15:00", "at 3pm"),
                same("with seconds", "at 15:00", "at 15:00:00"),
                same("a point for a colon", "at 3.30 pm", "at 15:30"),
                same("noon", "at 12 pm", "at noon"),
                same("midnight", "at 12 am", "at 00:00"),
                same("a span with one p.m.", "between 3 and 4 pm", "from 15:00 to 16:00"),
                same("a span over noon", "11-1 pm", "11:00-13:00"),
                missing("another hour", "at 3 pm", "at 4 pm", "3 pm"),
                missing("the morning", "at 3 pm", "at 3 am", "3 pm"),
                missing("no p.m.", "at 3 pm", "at 3:00", "3 pm"));
    }

    private static Stream<Row> numbers() {
        return Stream.of(
                same("thousands separator", "costs 1200", "costs 1,200"),
                same("decimal comma", "costs 1.200,50", "costs 1200.5"),
                same("narrow spaces", "1200 people", "1\u202F200 people"),
                same("currency sign", "costs $1,200", "1200 USD"),
                same("currency word", "costs €40", "40 euros"),
                same("currency left out", "costs $40", "it is 40"),
                same("thousand", "5 thousand", "5,000"),
                same("percent", "5%", "5 percent"),
                same("in words", "2 slots", "two slots"),
                same("a year within a date", "since 2026", "10 March 2026"),
                same("a unit of measure", "5 mg", "5mg"),
                missing("another number", "costs 40", "costs 41", "40"),
                missing("another currency", "costs $40", "costs €40", "$40"),
                missing("a part of a number", "costs 40", "costs 400", "40"),
                missing("a number within a date", "take 10 pills", "on 10 March", "10"),
                missing("minus", "it is -3", "it is 3", "-3"));
    }

    private static Stream<Row> names() {
        return Stream.of(
                same("in another case", "ask Anna Berg", "ASK ANNA BERG"),
                same("a title is not compared", "see Dr. Lee", "See Lee."),
                same("a title makes the last name enough", "see Dr. Anna Lee", "Dr. Lee will see you"),
                same("at the start with a title", "Dr. Lee is in.", "ask lee"),
                same("a possessive", "in Anna's office", "Anna has an office"),
                same("a typographic apostrophe", "to O'Brien", "to O’Brien"),
                same("bold in Markdown", "see Dr. Lee", "see **Dr. Lee**"),
                same("a code", "as INC-7KQ2", "It is INC-7KQ2."),
                same("a link", "see https://x.test/a1", "(https://x.test/a1)"),
                same("a two-word name at the start", "Anna Berg is in.", "Ask Anna Berg."),
                missing("another name", "see Dr. Lee", "see Dr. Ray", "Lee"),
                missing("only the first name", "ask Anna Berg", "ask Anna", "Anna Berg"),
                missing("an everyday word is not the name", "ask Mark", "I will mark it", "Mark"),
                missing("after a weekday", "on 10 March Anna is in", "on 10 March", "Anna"),
                missing("after a time with points", "at 3 p.m. with Anna", "at 3 pm", "Anna"));
    }

    private Stream<Row> wholes() {
        return Stream.of(
                new Row(
                        "everything in another notation",
                        PLAIN,
                        reference(),
                        Judged.answer("Lee can see you 2026-03-10, 15:00; the fee is 1200 dollars."),
                        pass()),
                new Row(
                        "half of it",
                        PLAIN,
                        reference(),
                        Judged.answer("Dr. Lee is free on March 10 at 4 pm for 1,300."),
                        new Outcome.Scored(0.5, false, "does not state “3 pm”, “$1,200”")),
                new Row(
                        "half of it is enough",
                        spec("facts-match", null, 0.5),
                        reference(),
                        Judged.answer("Dr. Lee is free on March 10 at 4 pm for 1,300."),
                        new Outcome.Scored(0.5, true, "")),
                new Row(
                        "no fact",
                        PLAIN,
                        Optional.of(Judged.reference("Please ask for the insurance first. Then book.")),
                        Judged.answer("x"),
                        new Outcome.Unscored("the reference text holds no number, date, time or name")),
                new Row(
                        "no reference",
                        PLAIN,
                        Optional.empty(),
                        Judged.answer("x"),
                        new Outcome.Unscored("no reference yet")));
    }

    private static Row same(String name, String reference, String output) {
        return new Row(name, PLAIN, Optional.of(Judged.reference(reference)), Judged.answer(output), pass());
    }

    private static Row missing(String name, String reference, String output, String what) {
        return new Row(
                name,
                PLAIN,
                Optional.of(Judged.reference(reference)),
                Judged.answer(output),
                new Outcome.Scored(share(reference), false, "does not state “" + what + "”"));
    }

    /** One fact of these is missing. */
    private static double share(String reference) {
        return 1 - 1.0 / Facts.of(reference).all().size();
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("a value", spec("facts-match", "\"x\""), "takes no value"),
                new Refused("more than all", spec("facts-match", null, 2.0), "0 to 1"));
    }
}
