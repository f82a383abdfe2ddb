package dev.casebook.bot.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A verb's words and flags; {@code key=value} equals {@code --key value} for the verb's own flags. */
final class Arguments {
    private static final Pattern FLAG = Pattern.compile("--([A-Za-z][A-Za-z_-]*)(?:=(.*))?", Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile("([A-Za-z][A-Za-z_-]*)=(.+)", Pattern.DOTALL);

    /** Flags that need no value. */
    private static final Set<String> SWITCHES = Set.of("anyway");

    private final Verb verb;
    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> flags = new HashMap<>();

    private Arguments(Verb verb) {
        this.verb = verb;
    }

    static Arguments of(Verb verb, List<Words.Word> typed) {
        Arguments arguments = new Arguments(verb);
        for (int i = 0; i < typed.size(); i++) {
            Words.Word word = typed.get(i);
            Matcher flag = FLAG.matcher(word.text());
            if (!word.quoted() && flag.matches()) {
                String given = flag.group(2);
                String name = arguments.known(flag.group(1));
                if (given == null && SWITCHES.contains(name)) {
                    given = "yes";
                } else if (given == null) {
                    i++;
                    given = arguments.valueAt(typed, i, name);
                }
                arguments.put(name, given);
            } else {
                arguments.take(word);
            }
        }
        return arguments;
    }

    private String valueAt(List<Words.Word> typed, int index, String name) {
        if (index < typed.size()) {
            Words.Word next = typed.get(index);
            if (next.quoted() || !FLAG.matcher(next.text()).matches()) {
                return next.text();
            }
        }
        throw new Misread("--" + name + " needs a value.", Optional.of(verb.example()));
    }

    private void take(Words.Word word) {
        Matcher pair = PAIR.matcher(word.text());
        if (!word.quoted() && pair.matches() && verb.flags().contains(canonical(pair.group(1)))) {
            put(canonical(pair.group(1)), pair.group(2));
        } else {
            words.add(word.text());
        }
    }

    private void put(String name, String value) {
        if (value.isBlank()) {
            throw new Misread("--" + name + " needs a value.", Optional.of(verb.example()));
        }
        flags.computeIfAbsent(name, absent -> new ArrayList<>()).add(value.strip());
    }

    private String known(String typed) {
        String name = canonical(typed);
        if (verb.flags().contains(name)) {
            return name;
        }
        String there =
                verb.flags().isEmpty() ? "It takes none." : "There are: --" + String.join(", --", verb.flags()) + ".";
        throw new Misread(
                verb.word() + " has no --" + name + ". " + there,
                Closest.to(name, verb.flags()).map(flag -> verb.word() + " … --" + flag));
    }

    private static String canonical(String flag) {
        return flag.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isEmpty() {
        return words.isEmpty() && flags.isEmpty();
    }

    /** The flags as they can be typed again. */
    String typedFlags() {
        StringBuilder typed = new StringBuilder();
        new TreeMap<>(flags)
                .forEach((name, values) -> values.forEach(value -> typed.append(" --")
                        .append(name)
                        .append(" \"")
                        .append(value)
                        .append('"')));
        return typed.toString().strip();
    }

    List<String> words() {
        return words;
    }

    /** The only word, or the person is told what belongs there. */
    String only(String what) {
        if (words.size() != 1) {
            throw new Misread(
                    verb.word() + " takes " + what + (words.isEmpty() ? "." : ", not " + words.size() + " words."),
                    Optional.of(verb.example()));
        }
        return words.getFirst();
    }

    /** The first word, or the person is told what belongs there. */
    String first(String what) {
        if (words.isEmpty()) {
            throw new Misread(verb.word() + " takes " + what + ".", Optional.of(verb.example()));
        }
        return words.getFirst();
    }

    void none() {
        if (!words.isEmpty()) {
            throw new Misread(verb.word() + " takes no words after it.", Optional.of(verb.example()));
        }
    }

    /** The words after the first, as one text. */
    Optional<String> rest() {
        return words.size() < 2 ? Optional.empty() : Optional.of(String.join(" ", words.subList(1, words.size())));
    }

    Optional<String> flag(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new Misread("--" + name + " was given more than once.");
        }
        return values.stream().findFirst();
    }

    List<String> all(String name) {
        return flags.getOrDefault(name, List.of());
    }

    int wholeNumber(String name, int otherwise, int least, int most) {
        Optional<String> typed = flag(name);
        if (typed.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(typed.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Misread("--" + name + " is a whole number from " + least + " to " + most + ".");
        }
        throw new Misread("--" + name + " is a whole number from " + least + " to " + most + ".");
    }
}
