package dev.casebook.bot.message;

import dev.casebook.bot.command.Reading;
import dev.casebook.bot.command.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be typed, and what was meant when something else was. */
public final class HelpMessage {

    private HelpMessage() {}

    /**
     * All verbs, or one in detail.
     *
     * @param command how the command is called here, such as {@code /casebook}
     */
    public static SlackMessage of(String command, Optional<Verb> verb) {
        return verb.map(one -> detail(command, one)).orElseGet(() -> all(command));
    }

    /** What was not understood, and what to type instead. */
    public static SlackMessage of(String command, Reading.Problem problem) {
        Page page = new Page().line(problem.sentence() + " Nothing was changed.");
        problem.suggestion()
                .ifPresent(typed -> page.line(Line.of(
                                problem.sentence().startsWith("I do not know")
                                        ? "Did you mean "
                                        : "It looks like this: ")
                        .code(command + " " + typed)));
        return page.context("All verbs: " + command + " help").build();
    }

    private static SlackMessage all(String command) {
        List<Line> lines = Arrays.stream(Verb.values())
                .map(verb -> new Line(List.of()).code(verb.usage()).text(": " + verb.summary()))
                .toList();
        return new Page()
                .bullets("Type " + command + " and one of these", lines, lines.size())
                .context("In a thread, mention the bot and type the same. More on one: " + command + " help eval")
                .build();
    }

    private static SlackMessage detail(String command, Verb verb) {
        Page page = new Page()
                .line(new Line(List.of()).code(command + " " + verb.usage()).text(": " + verb.summary()));
        if (!verb.flags().isEmpty()) {
            page.line("It takes --" + String.join(", --", verb.flags()) + ". Writing key=value is the same.");
        }
        return page.code("Example", command + " " + verb.example()).build();
    }
}
