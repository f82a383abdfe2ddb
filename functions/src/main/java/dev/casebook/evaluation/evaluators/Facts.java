package dev.casebook.evaluation.evaluators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The facts of a text, read in this order so that no part counts twice: dates, times, numbers, weekdays, names.
 *
 * @param spelled small numbers in words ("two"): they confirm a number, and are no fact by themselves
 * @param words the text's words, for names
 */
record Facts(
        List<Fact.Day> days,
        List<Fact.Clock> clocks,
        List<Fact.Amount> amounts,
        List<Fact.Weekday> weekdays,
        List<Fact.Name> names,
        Set<BigDecimal> spelled,
        Words words) {

    static Facts of(String text) {
        Scan scan = new Scan(text);
        Words words = Words.of(scan.text());
        List<Fact.Name> names = new ArrayList<>(NameReader.codes(scan));
        List<Fact.Day> days = DateReader.read(scan);
        List<Fact.Clock> clocks = TimeReader.read(scan);
        Set<BigDecimal> spelled = NumberReader.spelled(scan);
        List<Fact.Amount> amounts = NumberReader.read(scan);
        List<Fact.Weekday> weekdays = DateReader.weekdays(scan);
        names.addAll(NameReader.names(scan));
        return new Facts(days, clocks, amounts, weekdays, names, spelled, words);
    }

    /** Every fact once, by kind and then as written. */
    List<Fact> all() {
        List<Fact> all = new ArrayList<>(days);
        all.addAll(clocks);
        all.addAll(amounts);
        all.addAll(weekdays);
        all.addAll(names);
        return all.stream().distinct().toList();
    }
}
