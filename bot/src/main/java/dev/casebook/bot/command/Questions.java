package dev.casebook.bot.command;

import dev.casebook.work.Choice;
import java.util.Optional;

/** What a person is asked when a verb came without the one thing that it is about. */
final class Questions {

    private Questions() {}

    /** The question, or empty when nothing is missing, or nothing that could be listed. */
    static Optional<Command> of(Verb verb, Arguments arguments) {
        return arguments.words().isEmpty()
                ? choices(verb).map(of -> new Command.Choose(new Choice(verb.word(), rest(verb, arguments), of)))
                : Optional.empty();
    }

    private static Optional<Choice.Of> choices(Verb verb) {
        return switch (verb) {
            case SHOW, ANSWER, RETIRE, REPRODUCE -> Optional.of(Choice.Of.CASE);
            case RESTORE -> Optional.of(Choice.Of.RETIRED_CASE);
            case EVAL, BASELINE, EXPORT -> Optional.of(Choice.Of.DATASET);
            case COMPARE -> Optional.of(Choice.Of.EXPERIMENT);
            case CANCEL -> Optional.of(Choice.Of.RUNNING_EXPERIMENT);
            case INCIDENT -> Optional.of(Choice.Of.INCIDENT);
            case ADD, FIND, LIST, PAUSE, RESUME, STATUS, INCIDENTS, REPORT, HELP -> Optional.empty();
        };
    }

    /** What people wrote in their own words stays out: the question travels through a queue. */
    private static String rest(Verb verb, Arguments arguments) {
        return verb == Verb.EVAL || verb == Verb.REPRODUCE ? arguments.typedFlags() : "";
    }
}
