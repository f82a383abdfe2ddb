package dev.casebook.trace.redaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * International bank account numbers of the length their country gives them, whose check digits fit (mod 97, ISO 13616), with
 * or without spaces. Lengths: the IBAN registry.
 */
final class IbanRule implements TextRule {
    private static final int SHORTEST = 15;
    private static final String COUNTRIES =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
                    + " DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30"
                    + " KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25"
                    + " QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";
    private static final Map<String, Integer> LENGTHS = lengths();
    private static final int FEWEST_DIGITS = 2;

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new HashMap<>();
        for (String country : COUNTRIES.split(" ", -1)) {
            lengths.put(country.substring(0, 2), Integer.parseInt(country.substring(2)));
        }
        return lengths;
    }

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (scan.digitsInARow() < FEWEST_DIGITS) {
            return;
        }
        CharSequence text = scan.text();
        for (int i = 0; i + SHORTEST <= text.length(); i++) {
            if (isDigit(text.charAt(i + 2)) && isDigit(text.charAt(i + 3)) && isStart(text, i)) {
                String country = text.subSequence(i, i + 2).toString().toUpperCase(Locale.ROOT);
                from(text, i, LENGTHS.getOrDefault(country, 0), found);
            }
        }
    }

    private static boolean isStart(CharSequence text, int i) {
        boolean free = i == 0 || (!Character.isLetterOrDigit(text.charAt(i - 1)) && text.charAt(i - 1) != '_');
        return free && isLetter(text.charAt(i)) && isLetter(text.charAt(i + 1));
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void from(CharSequence text, int start, int length, Consumer<Find> found) {
        StringBuilder compact = new StringBuilder();
        int i = start;
        for (; i < text.length() && compact.length() < length; i++) {
            char c = text.charAt(i);
            boolean separator = (c == ' ' || c == '-') && text.charAt(i - 1) != c;
            if (!separator && (c > 'z' || !Character.isLetterOrDigit(c))) {
                return;
            }
            if (!separator) {
                compact.append(c);
            }
        }
        boolean atBoundary = i == text.length() || !Character.isLetterOrDigit(text.charAt(i));
        if (length > 0 && atBoundary && compact.length() == length && checks(compact)) {
            found.accept(new Find(start, i, "IBAN", compact.toString()));
        }
    }

    static boolean checks(CharSequence iban) {
        String moved = (iban.toString().substring(4) + iban.toString().substring(0, 4)).toUpperCase(Locale.ROOT);
        int rest = 0;
        for (int i = 0; i < moved.length(); i++) {
            int value = Character.digit(moved.charAt(i), 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest == 1;
    }
}
