package dev.casebook.local.clinic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name of the person an appointment is for in what the patient wrote. */
final class PatientName {

    static final String NOT_GIVEN = "name not given";

    /** A pseudonym stands for a name when a redacted conversation is replayed. */
    private static final String NAME =
            "(\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,2}|<NAME:(?:k[0-9]{1,4}:)?[0-9a-f]{16}>)";

    private static final Pattern RELATIVE =
            Pattern.compile("(?i:\\bmy (?:son|daughter|child|husband|wife|partner|mother|father)),? " + NAME);
    private static final Pattern SELF = Pattern.compile("(?i:\\b(?:my name is|this is|i am|i'm|name:)) " + NAME);

    private PatientName() {}

    /** The name in the newest message that gives one; a relative counts before the writer. */
    static Optional<String> in(List<String> messagesNewestFirst) {
        for (String message : messagesNewestFirst) {
            for (Pattern pattern : List.of(RELATIVE, SELF)) {
                Matcher name = pattern.matcher(message);
                if (name.find()) {
                    return Optional.of(name.group(1));
                }
            }
        }
        return Optional.empty();
    }
}
