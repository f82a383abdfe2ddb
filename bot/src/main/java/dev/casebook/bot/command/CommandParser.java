package dev.casebook.bot.command;

import dev.casebook.CasebookException;
import dev.casebook.casefile.FailureMode;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceRefParser;
import dev.casebook.work.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a person typed after the command's name. Pure and safe for several threads; never throws.
 *
 * <p>The text may carry Slack's escapes (links in angle brackets, escaped ampersands), smart quotes and the long dashes of phones.
 */
public final class CommandParser {
    private final TraceRefParser traces;

    public CommandParser(TraceRefParser traces) {
        this.traces = traces;
    }

    public Reading parse(String typed) {
        try {
            return read(SlackText.plain(typed));
        } catch (Misread misread) {
            return misread.problem();
        }
    }

    private Reading read(String text) {
        List<Words.Word> words = Words.of(text);
        if (words.isEmpty()) {
            return new Reading.Help(Optional.empty());
        }
        String first = words.getFirst().text();
        Verb verb = Verb.of(first).orElseThrow(() -> unknown(first, text));
        List<Words.Word> rest = words.subList(1, words.size());
        boolean asksHelp = rest.size() == 1
                && rest.getFirst().text().toLowerCase(Locale.ROOT).matches("--help|help");
        if (verb == Verb.HELP || asksHelp) {
            return help(verb, rest);
        }
        Arguments arguments = Arguments.of(verb, rest);
        return new Reading.Parsed(Questions.of(verb, arguments).orElseGet(() -> command(verb, arguments)));
    }

    private static Reading help(Verb verb, List<Words.Word> rest) {
        if (verb != Verb.HELP) {
            return new Reading.Help(Optional.of(verb));
        }
        if (rest.isEmpty()) {
            return new Reading.Help(Optional.empty());
        }
        String about = rest.getFirst().text();
        return new Reading.Help(Optional.of(Verb.of(about).orElseThrow(() -> unknown(about, "help " + about))));
    }

    private static Misread unknown(String word, String text) {
        List<String> known = Arrays.stream(Verb.values()).map(Verb::word).toList();
        String shown = word.length() > 40 ? word.substring(0, 40) + "…" : word;
        Optional<String> meant = Closest.to(word, known)
                .map(verb -> verb.equals(Verb.FIND.word())
                        ? Verb.FIND.example() // what was searched for is not repeated
                        : text.strip().replaceFirst(Pattern.quote(word), Matcher.quoteReplacement(verb)));
        return new Misread("I do not know “" + shown + "”.", meant.or(() -> Optional.of("help")));
    }

    private Command command(Verb verb, Arguments arguments) {
        return switch (verb) {
            case ADD -> add(arguments);
            case FIND -> FindArguments.read(arguments);
            case SHOW -> new Command.Show(Typed.subject(arguments.only("a case, an incident, a run or a dataset")));
            case LIST -> list(arguments);
            case ANSWER -> answer(arguments);
            case RETIRE -> retire(arguments);
            case RESTORE -> new Command.Restore(Typed.caseId(arguments.only("a case's id")));
            case EXPORT -> show(Subject.Kind.EXPORT, Typed.dataset(arguments.only("a dataset's name")));
            case REPRODUCE ->
                new Command.Reproduce(
                        Typed.caseId(arguments.only("a case's id")),
                        arguments.flag("agent-version").map(Typed::version),
                        arguments.wholeNumber("trials", 3, 1, 20));
            case EVAL -> Typed.evaluation(arguments);
            case COMPARE -> compare(arguments);
            case BASELINE -> baseline(arguments);
            case CANCEL -> new Command.Cancel(Typed.experiment(arguments.only("a run's id")));
            case PAUSE ->
                new Command.Pause(arguments
                        .flag("reason")
                        .or(() -> Optional.of(String.join(" ", arguments.words())))
                        .orElse(""));
            case RESUME -> {
                arguments.none();
                yield new Command.Resume();
            }
            case STATUS -> all(arguments, Subject.Kind.STATUS);
            case INCIDENTS -> IncidentArguments.list(arguments);
            case INCIDENT -> IncidentArguments.one(arguments);
            case REPORT -> IncidentArguments.report(arguments);
            case HELP -> throw new IllegalStateException("help is read before");
        };
    }

    private Command add(Arguments arguments) {
        String text = String.join(" ", arguments.words());
        List<TraceRef> found = traces.inText(text);
        if (found.isEmpty() && !text.isBlank()) {
            throw new Misread(
                    "I found no trace in that. Give a trace reference or the link of a trace.",
                    Optional.of(Verb.ADD.example()));
        }
        Optional<String> dataset = arguments.flag("dataset").map(Typed::dataset);
        Optional<FailureMode> mode = arguments.flag("mode").map(CommandParser::mode);
        Optional<String> incident = arguments.flag("incident").map(Typed::incident);
        return found.size() == 1
                ? new Command.Add(
                        found.getFirst(),
                        dataset,
                        mode,
                        arguments.flag("category"),
                        incident,
                        arguments.flag("answer"),
                        arguments.flag("anyway").isPresent())
                : new Command.FillIn(found, dataset, mode, arguments.flag("category"), incident);
    }

    private static FailureMode mode(String typed) {
        try {
            return FailureMode.parse(typed.toLowerCase(Locale.ROOT).replace('_', '-'));
        } catch (CasebookException.Permanent e) {
            throw new Misread(String.valueOf(e.getMessage()));
        }
    }

    private static Command list(Arguments arguments) {
        return arguments.words().isEmpty()
                ? show(Subject.Kind.DATASETS, "")
                : show(Subject.Kind.DATASET, Typed.dataset(arguments.only("a dataset's name, or nothing")));
    }

    private static Command answer(Arguments arguments) {
        if (arguments.words().size() == 2) {
            String caseId = Typed.caseId(arguments.words().getFirst());
            return new Command.HandOver(caseId, Typed.person(arguments.words().getLast()));
        }
        String caseId = Typed.caseId(arguments.only("a case's id, and a person to ask; the answer goes into --text"));
        return new Command.Answer(caseId, Typed.written(arguments));
    }

    private static Command retire(Arguments arguments) {
        String caseId = Typed.caseId(arguments.first("a case's id"));
        return new Command.Retire(
                caseId, arguments.flag("reason").or(arguments::rest).orElse("no reason was given"));
    }

    private static Command compare(Arguments arguments) {
        if (arguments.words().size() == 2) {
            String before = Typed.experiment(arguments.words().getFirst());
            String after = Typed.experiment(arguments.words().getLast());
            return show(Subject.Kind.COMPARISON, before + "/" + after);
        }
        return show(Subject.Kind.EXPERIMENT, Typed.experiment(arguments.only("one run's id, or two")));
    }

    private static Command baseline(Arguments arguments) {
        String dataset = Typed.dataset(arguments.first("a dataset's name"));
        if (arguments.words().size() > 2) {
            throw new Misread("baseline takes a dataset and a version.", Optional.of(Verb.BASELINE.example()));
        }
        return arguments
                .rest()
                .map(Typed::version)
                .<Command>map(version -> new Command.SetBaseline(
                        dataset, version, arguments.flag("why").orElse("no reason was given")))
                .orElseGet(() -> show(Subject.Kind.DATASET, dataset));
    }

    private static Command all(Arguments arguments, Subject.Kind kind) {
        arguments.none();
        return show(kind, "");
    }

    private static Command show(Subject.Kind kind, String id) {
        return new Command.Show(new Subject(kind, id));
    }
}
