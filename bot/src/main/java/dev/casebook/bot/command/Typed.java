package dev.casebook.bot.command;

import dev.casebook.casefile.Suite;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.work.Job;
import dev.casebook.work.RunLabel;
import dev.casebook.work.Subject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Arguments as typed, checked and made canonical; what is malformed is said in a sentence that names the right shape. */
final class Typed {
    private static final Pattern VERSION = Pattern.compile("[\\w.:+/@-]{1,120}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

    /** 0 to 2, both included. */
    private static final Pattern TEMPERATURE = Pattern.compile("[01](\\.\\d{1,3})?|2(\\.0{1,3})?");

    private Typed() {}

    static String caseId(String typed) {
        return Ids.caseId(typed)
                .orElseThrow(() -> wrong(typed, "a case's id. It has eight characters, such as 7KQ2M9XA"));
    }

    static String incident(String typed) {
        return Ids.incident(typed).orElseThrow(() -> wrong(typed, "an incident's id, such as INC-7KQ2M9XA"));
    }

    static String experiment(String typed) {
        return Ids.experiment(typed).orElseThrow(() -> wrong(typed, "a run's id, such as EXP-7KQ2M9XA"));
    }

    static String dataset(String typed) {
        return Ids.dataset(typed)
                .orElseThrow(() -> wrong(typed, "a dataset's name. It has lower-case letters, digits and dashes"));
    }

    /** A mention, as it stands when Slack's brackets are taken off. */
    static String person(String typed) {
        return Ids.person(typed)
                .orElseThrow(() -> wrong(typed, "a person. Type @ and pick the name from Slack's list"));
    }

    static Subject subject(String typed) {
        return Ids.subject(typed)
                .orElseThrow(() -> wrong(typed, "a case's, an incident's or a run's id, nor a dataset's name"));
    }

    static String version(String typed) {
        if (!VERSION.matcher(typed).matches()) {
            throw wrong(typed, "a version. It is one word, such as v1.4.2 or a commit");
        }
        return typed;
    }

    static Command.Evaluate evaluation(Arguments arguments) {
        String dataset = dataset(arguments.only("a dataset's name"));
        return new Command.Evaluate(
                dataset,
                new Job.Evaluate.Options(
                        arguments.flag("agent-version").map(Typed::version),
                        arguments.flag("agent-url").map(Typed::url),
                        arguments.all("case").stream()
                                .map(Typed::caseId)
                                .distinct()
                                .toList(),
                        arguments.wholeNumber("trials", Job.Evaluate.Options.USUAL_TRIALS, 1, 20),
                        arguments.flag("against").map(Typed::experiment),
                        arguments.flag("branch").map(Typed::version),
                        arguments.flag("commit").map(Typed::version),
                        arguments.flag("suite").map(Typed::suite),
                        label(arguments)));
    }

    private static Suite suite(String typed) {
        return Suite.typed(typed)
                .orElseThrow(() -> wrong(typed, "a suite. There are full and smoke; cases are named with --case"));
    }

    private static Optional<RunLabel> label(Arguments arguments) {
        Optional<String> name = arguments.flag("name").map(Typed::name);
        Optional<String> model = arguments.flag("model").map(Typed::model);
        Optional<String> temperature = arguments.flag("temperature").map(Typed::temperature);
        return name.isEmpty() && model.isEmpty() && temperature.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunLabel(name, model, temperature));
    }

    private static String name(String typed) {
        if (!NAME.matcher(typed).matches()) {
            throw wrong(typed, "a name. It has letters, digits and dashes, at most 40");
        }
        return typed;
    }

    private static String model(String typed) {
        if (!VERSION.matcher(typed).matches()) {
            throw wrong(typed, "a model. It is one word, such as gpt-5.1 or openai/gpt-5.1");
        }
        return typed;
    }

    private static String temperature(String typed) {
        if (!TEMPERATURE.matcher(typed).matches()) {
            throw wrong(typed, "a temperature. It is a number from 0 to 2, such as 0.2");
        }
        return typed;
    }

    /** The answer, or empty when no part of it was given: then a form asks for it. */
    static Optional<WrittenAnswer> written(Arguments arguments) {
        Optional<String> text = arguments.flag("text");
        List<String> mustSay = passages(arguments.all("must-say"));
        List<String> mustNotSay = passages(arguments.all("must-not-say"));
        List<ToolInvocation> tools =
                arguments.all("tool").stream().map(Typed::tool).toList();
        if (text.isEmpty()) {
            if (mustSay.isEmpty() && mustNotSay.isEmpty() && tools.isEmpty()) {
                return Optional.empty();
            }
            throw new Misread("The right answer itself is missing: --text \"…\".", Optional.of(Verb.ANSWER.example()));
        }
        return Optional.of(new WrittenAnswer(text.get(), tools, mustSay, mustNotSay));
    }

    /** Passages are separated by semicolons or lines. */
    static List<String> passages(List<String> typed) {
        return typed.stream()
                .flatMap(value -> Arrays.stream(value.split("[;\\n]", -1)))
                .map(String::strip)
                .filter(passage -> !passage.isEmpty())
                .distinct()
                .toList();
    }

    private static ToolInvocation tool(String typed) {
        return ToolCalls.read(typed)
                .orElseThrow(() -> new Misread(
                        "--tool is a tool's name and its arguments as a JSON object.",
                        Optional.of("answer 7KQ2M9XA --text \"…\" --tool find_slots({\"doctor\":\"Dr. Okafor\"})")));
    }

    private static String url(String typed) {
        try {
            URI uri = new URI(typed);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            throw wrong(typed, "a web address, such as https://agent.example.com/run");
        }
        throw wrong(typed, "a web address, such as https://agent.example.com/run");
    }

    private static Misread wrong(String typed, String what) {
        String shown = typed.length() > 40 ? typed.substring(0, 40) + "…" : typed;
        return new Misread("“" + shown + "” is not " + what + ".");
    }
}
