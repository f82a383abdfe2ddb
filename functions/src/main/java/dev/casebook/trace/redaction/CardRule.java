package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Payment card numbers: 13 to 19 digits, alone or in groups, that begin like a card and pass the Luhn check. */
final class CardRule implements TextRule {
    private static final Pattern DIGITS =
            Pattern.compile("(?<![0-9A-Za-z_])(?<![0-9][-. ])[2-6][0-9](?:[ -]?[0-9]){11,17}+(?![0-9A-Za-z_])");

    @Override
    public void find(CharSequence text, Consumer<Find> found) {
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            String number = digits.group().replaceAll("[ -]", "");
            if (passesLuhn(number)) {
                found.accept(new Find(digits.start(), digits.end(), "CARD", number));
            }
        }
    }

    static boolean passesLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0;
    }
}
