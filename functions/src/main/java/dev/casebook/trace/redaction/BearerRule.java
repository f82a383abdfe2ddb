package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows {@code Bearer} or {@code Basic}, where it does not look like a word. */
final class BearerRule implements TextRule {
    private static final Pattern SCHEME = Pattern.compile(
            "(?<![A-Za-z0-9])(?:bearer|basic)[ \\t]{1,4}([A-Za-z0-9._~+/=-]{8,}+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_WORD = Pattern.compile("[0-9=_~+/]|[a-z][A-Z]");

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (!scan.has("earer") && !scan.has("asic") && !scan.has("EARER") && !scan.has("ASIC")) {
            return;
        }
        Matcher scheme = SCHEME.matcher(scan.text());
        while (scheme.find()) {
            if (NO_WORD.matcher(scheme.group(1)).find()) {
                found.accept(new Find(scheme.start(1), scheme.end(1), "SECRET", scheme.group(1)));
            }
        }
    }
}
