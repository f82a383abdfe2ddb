package dev.casebook.trace.redaction;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that follow their name in a text: {@code password=…}, {@code "api_key": "…"} in broken JSON, {@code ?first_name=…},
 * {@code Cookie:} lines, {@code Patient name: …}, and "my password is …". In prose a secret must not look like a word.
 */
final class KeyedTextRule implements TextRule {
    private static final int LONGEST_KEY = 48;
    private static final int MOST_WORDS = 3;
    private static final Pattern SECRET = Pattern.compile("[^\\s\"'&,;<>{}\\[\\]\\\\()]{1,512}+");
    private static final Pattern NAME = Pattern.compile(
            "\\p{L}[\\p{L}\\p{M}'\u2019.-]{0,40}+(?:(?:[ +]|%20)\\p{L}[\\p{L}\\p{M}'\u2019.-]{0,40}+){0,3}+(?![\\p{L}\\p{N}_(])");
    private static final Pattern LINE = Pattern.compile("[^\\r\\n\"'&;|<>{}]{3,80}+");
    private static final Pattern DATE = Pattern.compile("[0-9]{1,4}[-./ ][0-9A-Za-z]{1,9}[-./ ,]{1,2}[0-9]{2,4}");
    private static final Pattern NUMBER =
            Pattern.compile("(?=[^\\r\\n]{0,12}[0-9])[0-9A-Za-z][0-9A-Za-z .-]{3,40}[0-9A-Za-z]");
    private static final Pattern COOKIE = Pattern.compile(
            "(?<![A-Za-z-])(?:set-)?cookie[\"']?+[ \\t]{0,4}+:[ \\t]{0,4}+[\"']?+"
                    + "([^\\s=;,\"'<>]{1,256}+=[^\\s;,\"'<>]{0,4096}+(?:;[ ]?[^\\s=;,\"'<>]{1,256}+(?:=[^\\s;,\"'<>]{0,4096}+)?+){0,64}+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_WORD = Pattern.compile("[0-9]|[^\\p{L}.,!?:-]|[a-z][A-Z]");
    private static final Pattern SCHEME = Pattern.compile("(?i)bearer|basic|digest|negotiate");

    private final FieldNames names;

    KeyedTextRule(FieldNames names) {
        this.names = names;
    }

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (scan.hasPairs() || scan.has(" is ")) {
            separators(scan.text(), found);
        }
        if (scan.colons() > 0 && (scan.has("ookie") || scan.has("OOKIE"))) {
            Matcher cookie = COOKIE.matcher(scan.text());
            while (cookie.find()) {
                found.accept(new Find(cookie.start(1), cookie.end(1), "SECRET", cookie.group(1)));
            }
        }
    }

    private void separators(CharSequence text, Consumer<Find> found) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                pair(text, i, i + 1, c == ':' && Character.isLetter(text.charAt(i - 1)), found);
            } else if (c == '%' && isAt(text, i, "%3D")) {
                pair(text, i, i + 3, false, found);
            } else if (c == ' ' && isAt(text, i, " is ")) {
                pair(text, i, i + 3, true, found);
            }
        }
    }

    private static boolean isAt(CharSequence text, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= text.length() || text.charAt(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void pair(CharSequence text, int separator, int after, boolean prose, Consumer<Find> found) {
        Optional<String> kind = kind(text, separator);
        if (kind.isEmpty()) {
            return;
        }
        int start = skip(text, after, " \t", 4);
        int value = skip(text, skip(text, start, "\\", 8), "\"'", 1);
        value(text, value, kind.get(), prose && value == start, found);
    }

    private static int skip(CharSequence text, int from, String what, int most) {
        int i = from;
        while (i < text.length() && i - from < most && what.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** What the last one to three words before the separator name, the longest first. */
    private Optional<String> kind(CharSequence text, int separator) {
        boolean assigned = text.charAt(separator) == '=';
        int end = separator;
        while (end > 0 && separator - end < 12 && " \t\"'\\".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        Optional<String> kind = Optional.empty();
        for (int words = 0; words < MOST_WORDS && start > 0; words++) {
            int word = start;
            while (word > 0 && end - word < LONGEST_KEY && isKeyPart(text.charAt(word - 1))) {
                word--;
            }
            if (word == start) {
                break;
            }
            String name = SensitiveKeys.normal(text.subSequence(word, end).toString());
            Optional<String> longer = names.kindOf(name);
            if (longer.isEmpty() && assigned && (name.equals("sig") || name.equals("signature"))) {
                longer = Optional.of("SECRET");
            }
            kind = longer.isPresent() ? longer : kind;
            if (word == 0 || text.charAt(word - 1) != ' ') {
                break;
            }
            start = word - 1;
        }
        return kind;
    }

    private static void value(CharSequence text, int from, String kind, boolean prose, Consumer<Find> found) {
        Pattern pattern = switch (kind) {
            case "NAME" -> NAME;
            case "ADDRESS" -> LINE;
            case "BIRTH" -> DATE;
            case "CARD", "IBAN", "NATIONALID", "PASSPORT", "PHONE" -> NUMBER;
            default -> SECRET;
        };
        Matcher matcher = pattern.matcher(text);
        matcher.region(from, Math.min(text.length(), from + 600));
        if (!matcher.lookingAt()) {
            return;
        }
        String value = matcher.group();
        boolean take = switch (kind) {
            case "SECRET" ->
                !SCHEME.matcher(value).matches()
                        && (!prose
                                || (value.length() > 3 && NO_WORD.matcher(value).find()));
            case "NAME" -> !prose || Character.isUpperCase(value.charAt(0));
            case "PHONE" -> false;
            default -> true;
        };
        if (take) {
            String clear = value.indexOf('%') >= 0 || kind.equals("NAME") ? Encoded.unescaped(value, true) : value;
            found.accept(new Find(from, matcher.end(), kind, clear));
        }
    }

    private static boolean isKeyPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.';
    }
}
