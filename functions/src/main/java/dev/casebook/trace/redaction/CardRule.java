package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Payment card numbers: alone or in groups, with the first digits and the length of one of the large card schemes (ISO/IEC
 * 7812), and passing the Luhn check.
 */
final class CardRule implements TextRule {
    private static final int SHORTEST = 13;
    private static final Pattern DIGITS =
            Pattern.compile("(?<![0-9A-Za-z_])(?<![0-9][-. ])[2-6][0-9](?:[ -]?[0-9]){11,17}+(?![0-9A-Za-z_])");
    private static final Pattern SEPARATORS = Pattern.compile("[ -]");
    private static final Pattern SCHEMES = Pattern.compile(String.join(
            "|",
            "4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})",
            "5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}",
            "3[47][0-9]{13}|3(?:0[0-5]|[689][0-9])[0-9]{11}|35(?:2[89]|[3-8][0-9])[0-9]{12}",
            "6(?:011|4[4-9][0-9]|5[0-9]{2})[0-9]{12,15}|62[0-9]{14,17}",
            "(?:50[0-9]{2}|5[6-8][0-9]{2}|6[0-9]{3})[0-9]{12}"));

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (scan.digitsInARow() < SHORTEST) {
            return;
        }
        CharSequence text = scan.text();
        Matcher digits = DIGITS.matcher(text);
        digits.useTransparentBounds(true);
        int i = 0;
        while (i + SHORTEST <= text.length()) {
            int next = i + 1;
            if (mayBegin(text, i)) {
                digits.region(i, text.length());
                if (digits.lookingAt()) {
                    next = digits.end();
                    check(digits, found);
                }
            }
            i = next;
        }
    }

    private static void check(Matcher digits, Consumer<Find> found) {
        String number = SEPARATORS.matcher(digits.group()).replaceAll("");
        if (SCHEMES.matcher(number).matches() && passesLuhn(number)) {
            found.accept(new Find(digits.start(), digits.end(), "CARD", number));
        }
    }

    private static boolean mayBegin(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c < '2' || c > '6' || text.charAt(at + 1) < '0' || text.charAt(at + 1) > '9') {
            return false;
        }
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return before > 'z' || !Character.isLetterOrDigit(before);
    }

    static boolean passesLuhn(CharSequence number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0;
    }
}
