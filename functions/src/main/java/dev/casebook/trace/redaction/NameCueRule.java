package dev.casebook.trace.redaction;

import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that people introduce themselves with: "my name is Ana", "I am Ana Silva", "this is Ana Silva".
 *
 * <p>Names without such words, and outside fields that are named for them, are not found.
 */
final class NameCueRule implements TextRule {
    private static final String WORD = "\\p{Lu}[\\p{Ll}\\p{M}'\u2019]{1,30}+(?:-\\p{Lu}[\\p{Ll}\\p{M}]{1,30}+)?+";
    private static final Pattern MY_NAME = Pattern.compile("(?<!\\p{L})(?i:my (?:full )?name is|name's|call me) ("
            + WORD + "(?: \\p{Lu}\\.)?(?: " + WORD + "){0,3}+)");
    private static final Pattern I_AM =
            Pattern.compile("(?<!\\p{L})(?i:i am|i'm|i\u2019m|this is) (" + WORD + "(?: \\p{Lu}\\.)?(?: " + WORD
                    + "){1,2}+)(?=[,.!;\\n)\"]|$| (?:from|here|speaking|calling|and|with|again)\\b)");
    private static final Set<String> NO_NAMES = Set.of(
            "The",
            "A",
            "An",
            "Not",
            "Very",
            "Really",
            "So",
            "Just",
            "Customer",
            "Support",
            "Service",
            "Team",
            "Help",
            "Urgent",
            "Important",
            "Your",
            "My",
            "Our",
            "Please",
            "Sorry",
            "Happy",
            "Sure",
            "Dr",
            "Doctor",
            "Agent",
            "Assistant",
            "Patient",
            "Test",
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday");

    @Override
    public void find(CharSequence text, Consumer<Find> found) {
        introduced(MY_NAME.matcher(text), found);
        introduced(I_AM.matcher(text), found);
    }

    private static void introduced(Matcher name, Consumer<Find> found) {
        while (name.find()) {
            String first = name.group(1).split(" ", 2)[0];
            if (!NO_NAMES.contains(first)) {
                found.accept(new Find(name.start(1), name.end(1), "NAME", name.group(1)));
            }
        }
    }
}
