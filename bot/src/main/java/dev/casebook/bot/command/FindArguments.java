package dev.casebook.bot.command;

import dev.casebook.trace.TraceQuery;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what belongs to {@code find}. What is wrong is said without quoting a value: it may be personal data, and an answer to a
 * mention travels through a queue.
 */
final class FindArguments {
    private static final Pattern AROUND = Pattern.compile("(?:±|\\+/-|\\+-|-\\+|\\+/−|\\+−) ?(\\d{1,5} ?[A-Za-z]+)");

    private FindArguments() {}

    static Command.Find read(Arguments arguments) {
        String loose = String.join(" ", arguments.words());
        Matcher around = AROUND.matcher(loose);
        Optional<String> sign = around.find() ? Optional.of(around.group(1)) : Optional.empty();
        String rest = around.replaceFirst("").strip();
        Command.Find find = new Command.Find(
                where(arguments),
                arguments.flag("conversation"),
                arguments.flag("ticket"),
                arguments.flag("text").map(FindArguments::text),
                arguments.flag("source"),
                When.of(moment(arguments, rest), length(arguments, sign)));
        if (arguments.isEmpty()) {
            throw wrong("find needs something to look for.");
        }
        return find;
    }

    private static Map<TraceQuery.Field, String> where(Arguments arguments) {
        Map<TraceQuery.Field, String> where = new EnumMap<>(TraceQuery.Field.class);
        arguments.flag("user").ifPresent(value -> where.put(TraceQuery.Field.USER, value));
        arguments.flag("session").ifPresent(value -> where.put(TraceQuery.Field.SESSION, value));
        arguments.flag("agent").ifPresent(value -> where.put(TraceQuery.Field.AGENT, value));
        arguments.flag("env").ifPresent(value -> where.put(TraceQuery.Field.ENVIRONMENT, value));
        return where;
    }

    private static String text(String typed) {
        if (typed.length() < 3 || typed.length() > 200) {
            throw wrong("text= takes 3 to 200 characters of what was said.");
        }
        return typed;
    }

    /** Words after {@code at=12:15} that were not quoted belong to it. */
    private static Optional<Moment> moment(Arguments arguments, String rest) {
        Optional<String> at = arguments.flag("at");
        if (at.isEmpty()) {
            if (!rest.isEmpty()) {
                throw wrong("There are words that belong to nothing. A value of several words stands in quotes:"
                        + " text=\"…\".");
            }
            return Optional.empty();
        }
        Optional<Moment> moment = Moment.read(at.get() + " " + rest);
        if (moment.isEmpty()) {
            throw wrong("at= is not a time that I understand. It looks like 12:15, \"12:15 Europe/Berlin\","
                    + " \"yesterday 3pm\" or 2026-03-10T12:15+01:00. Other values of several words stand in quotes.");
        }
        return moment;
    }

    private static Optional<Duration> length(Arguments arguments, Optional<String> sign) {
        Optional<String> window = arguments.flag("window").map(typed -> typed.replaceFirst("^[^0-9]+", ""));
        if (window.isPresent() && sign.isPresent()) {
            throw wrong("The window was given twice: as window= and with ±.");
        }
        Optional<String> typed = window.or(() -> sign);
        Optional<Duration> length = typed.flatMap(When::length);
        if (typed.isPresent() && length.isEmpty()) {
            throw wrong("The window is not a time that I understand. It looks like ±45m or window=2h.");
        }
        return length;
    }

    private static Misread wrong(String sentence) {
        return new Misread(sentence, Optional.of(Verb.FIND.example()));
    }
}
