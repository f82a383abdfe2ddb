package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** United States social security numbers written with dashes, in the ranges that are given out. */
final class SsnRule implements TextRule {
    private static final Pattern SSN =
            Pattern.compile("(?<![0-9A-Za-z_-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![0-9A-Za-z_-])");

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (scan.digitsInARow() < 9) {
            return;
        }
        Matcher ssn = SSN.matcher(scan.text());
        while (ssn.find()) {
            found.accept(new Find(ssn.start(), ssn.end(), "NATIONALID", ssn.group().replace("-", "")));
        }
    }
}
