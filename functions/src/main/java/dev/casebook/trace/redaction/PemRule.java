package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys in PEM form; where the end is missing, everything from the beginning line on. */
final class PemRule implements TextRule {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern END = Pattern.compile("-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----");

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (!scan.has("-----BEGIN ")) {
            return;
        }
        CharSequence text = scan.text();
        Matcher begin = BEGIN.matcher(text);
        Matcher end = END.matcher(text);
        int from = 0;
        while (begin.find(from)) {
            int stop = end.find(begin.end()) ? end.end() : text.length();
            found.accept(new Find(
                    begin.start(),
                    stop,
                    "SECRET",
                    text.subSequence(begin.start(), stop).toString()));
            if (stop == text.length()) {
                return;
            }
            from = stop;
        }
    }
}
