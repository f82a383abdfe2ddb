package dev.casebook.evaluation.evaluators;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that is read piece by piece: what was read is blanked out, so that nothing is read twice. Not for several threads. */
final class Scan {
    /** Takes the place of what was read: no letter, no digit, no space, so that words on its two sides stay apart. */
    static final char READ = '\u0001';

    private static final Pattern GROUPED = Pattern.compile("(?<=\\d)[\\u00A0\\u202F\\u2009'’](?=\\d{3}(?!\\d))");

    private String text;

    Scan(String original) {
        String joined = GROUPED.matcher(original).replaceAll("");
        this.text = Wording.plain(joined).replace(READ, ' ').replace('*', ' ').replace('`', ' ');
    }

    String text() {
        return text;
    }

    /** Offers every match to the reader, in order, and blanks out those it takes. */
    void each(Pattern pattern, Predicate<MatchResult> reader) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder rest = new StringBuilder(text.length());
        int from = 0;
        while (matcher.find()) {
            if (reader.test(matcher.toMatchResult())) {
                rest.append(text, from, matcher.start());
                rest.repeat(READ, matcher.end() - matcher.start());
                from = matcher.end();
            }
        }
        text = rest.append(text, from, text.length()).toString();
    }
}
