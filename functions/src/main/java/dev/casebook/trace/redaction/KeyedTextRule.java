package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that follow their name in a text: {@code password=…}, {@code "api_key": "…"} in broken JSON, the query of a URL,
 * {@code Cookie:} lines, and "my password is …". In prose the value must not look like a word.
 */
final class KeyedTextRule implements TextRule {
    private static final String KEY = "(?:pass(?:word|wd|phrase)|pwd|(?:client|webhook|signing)?[_-]?secret"
            + "|api[_ -]?key|secret[_ -]?(?:access[_ -]?)?key|access[_-]?key(?:[_-]?id)?|private[_-]?key"
            + "|(?:access|refresh|id|auth|bot|app|csrf|session|security)?[_-]?token|authorization|credentials"
            + "|x-amz-(?:signature|credential|security-token)|signature|sig)";
    private static final Pattern PAIR = Pattern.compile(
            "(?<![A-Za-z])(" + KEY
                    + ")(?![A-Za-z])(\\\\{0,8}+[\"']?+[ \\t]{0,4}+(?:[:=]|%3D|is\\b)[ \\t]{0,4}+\\\\{0,8}+[\"']?+)"
                    + "([^\\s\"'&,;<>{}\\[\\]\\\\()]{1,512}+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COOKIE = Pattern.compile(
            "(?<![A-Za-z-])(?:set-)?cookie[\"']?+[ \\t]{0,4}+:[ \\t]{0,4}+[\"']?+([^\\r\\n\"'<>]{4,4096}+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_WORD = Pattern.compile("[0-9]|[^\\p{L}.,!?:-]|[a-z][A-Z]");
    private static final Pattern SCHEME = Pattern.compile("(?i)bearer|basic|digest|negotiate");

    @Override
    public void find(CharSequence text, Consumer<Find> found) {
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            String separator = pair.group(2);
            String value = pair.group(3);
            boolean prose = !separator.contains("=") && !separator.contains("\"") && !separator.contains("%3D");
            if (!SCHEME.matcher(value).matches()
                    && (!prose || (value.length() > 3 && NO_WORD.matcher(value).find()))) {
                found.accept(new Find(pair.start(3), pair.end(3), "SECRET", value));
            }
        }
        Matcher cookie = COOKIE.matcher(text);
        while (cookie.find()) {
            if (cookie.group(1).indexOf('=') > 0) {
                found.accept(new Find(cookie.start(1), cookie.end(1), "SECRET", cookie.group(1)));
            }
        }
    }
}
