package dev.casebook.bot.command;

import dev.casebook.work.Subject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ids that people type, in any letter case, as the stores know them. */
public final class Ids {
    private static final Pattern DISPLAY = Pattern.compile("[0-9A-HJKMNP-TV-Z]{8}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{2,20}");
    private static final Pattern DATASET = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    private Ids() {}

    /** Eight Crockford characters; the letters O, I and L are read as the digits they look like. */
    public static Optional<String> caseId(String typed) {
        String id = typed.strip()
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return DISPLAY.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    public static Optional<String> incident(String typed) {
        return prefixed("INC-", typed);
    }

    public static Optional<String> experiment(String typed) {
        return prefixed("EXP-", typed);
    }

    /** A hand-off's: a case's eight characters, a slash, and a number. */
    public static Optional<String> handOff(String typed) {
        String[] parts = typed.strip().split("/", 2);
        return parts.length == 2 && NUMBER.matcher(parts[1]).matches()
                ? caseId(parts[0]).map(id -> id + "/" + parts[1])
                : Optional.empty();
    }

    public static Optional<String> dataset(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return DATASET.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    /** A member of the workspace: {@code @U07ABC}, as Slack writes a mention that somebody typed. */
    public static Optional<String> person(String typed) {
        String id = typed.strip().replaceFirst("^@", "");
        return PERSON.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /** What an id names: {@code INC-…}, {@code EXP-…}, a case's eight characters, else a dataset's name. */
    public static Optional<Subject> subject(String typed) {
        return incidentOrRun(typed)
                .or(() -> caseId(typed).map(id -> new Subject(Subject.Kind.CASE, id)))
                .or(() -> dataset(typed).map(name -> new Subject(Subject.Kind.DATASET, name)));
    }

    private static Optional<Subject> incidentOrRun(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        if (upper.startsWith("INC-")) {
            return incident(typed).map(id -> new Subject(Subject.Kind.INCIDENT, id));
        }
        return upper.startsWith("EXP-")
                ? experiment(typed).map(id -> new Subject(Subject.Kind.EXPERIMENT, id))
                : Optional.empty();
    }

    private static Optional<String> prefixed(String prefix, String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        String bare = upper.startsWith(prefix) ? upper.substring(prefix.length()) : upper;
        return caseId(bare).map(id -> prefix + id);
    }
}
