package dev.casebook.trace.redaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Numbers that states give to persons: written in their country's shape and with fitting check digits. Where the shape alone
 * is any number's, a word such as "PESEL" or "tax id" must stand before it.
 */
final class NationalIdRule implements TextRule {
    private static final int MOST_PIECES = 7;
    private static final int LONGEST = 24;

    /** Italian ones have no more than three digits together. */
    private static final int FEWEST_DIGITS = 3;

    private static final int CUE = 40;
    private static final Pattern CUES = Pattern.compile(
            "(?:national|personal|identity|insurance|tax|citizen|social|resident|steuer)[a-z -]{0,20}(?:id|no|nr|number|nummer|card)?"
                    + "|pesel|bsn|ssn|nhs|cpf|aadhaar|steuer-?id|idnr|nif|cnp|curp|rut|tin|sin|nino|dni|nie|nir|fødselsnummer|cpr"
                    + "|codice fiscale|burgerservicenummer|personnummer|henkil.tunnus",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, Check> SHAPES = shapes();

    private record Check(Predicate<String> fits, boolean needsCue) {}

    private static Map<String, Check> shapes() {
        Map<String, Check> shapes = new HashMap<>();
        alone(shapes, CheckDigits::spain, "99999999A", "A9999999A", "99999999-A", "A-9999999-A");
        alone(shapes, CheckDigits::brazil, "999.999.999-99");
        cued(shapes, CheckDigits::brazil, "99999999999");
        alone(shapes, CheckDigits::nhs, "999 999 9999");
        cued(shapes, CheckDigits::nhs, "9999999999", "999-999-9999");
        alone(shapes, CheckDigits::sweden, "999999-9999", "99999999-9999", "999999+9999");
        alone(shapes, CheckDigits::switzerland, "999.9999.9999.99", "9999999999999");
        alone(shapes, CheckDigits::france, "999999999999999", "9 99 99 99 999 999 99");
        alone(shapes, CheckDigits::india, "9999 9999 9999");
        cued(shapes, CheckDigits::india, "999999999999", "9999-9999-9999");
        alone(shapes, CheckDigits::canada, "999 999 999", "999-999-999");
        alone(shapes, CheckDigits::italy, "AAAAAA99A99A999A");
        alone(shapes, CheckDigits::nino, "AA 99 99 99 A", "AA999999A");
        alone(shapes, CheckDigits::china, "999999999999999999", "99999999999999999A");
        alone(shapes, CheckDigits::finland, "999999-999A", "999999+999A");
        alone(shapes, CheckDigits::belgium, "99.99.99-999.99");
        cued(shapes, id -> CheckDigits.poland(id) || CheckDigits.germany(id), "99999999999", "99 999 999 999");
        cued(shapes, CheckDigits::netherlands, "999999999", "9999.99.999");
        alone(shapes, CheckDigits::unitedStates, "999-99-9999");
        cued(shapes, CheckDigits::unitedStates, "999 99 9999", "999999999");
        return shapes;
    }

    private static void alone(Map<String, Check> shapes, Predicate<String> fits, String... all) {
        add(shapes, new Check(fits, false), all);
    }

    private static void cued(Map<String, Check> shapes, Predicate<String> fits, String... all) {
        add(shapes, new Check(fits, true), all);
    }

    private static void add(Map<String, Check> shapes, Check check, String... all) {
        for (String shape : all) {
            shapes.merge(
                    shape,
                    check,
                    (one, other) -> new Check(
                            id -> one.fits().test(id) || other.fits().test(id), one.needsCue() && other.needsCue()));
        }
    }

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (scan.digitsInARow() < FEWEST_DIGITS) {
            return;
        }
        CharSequence text = scan.text();
        int i = 0;
        while (i < text.length()) {
            if (!isPart(text.charAt(i))) {
                i++;
                continue;
            }
            int end = endOfPiece(text, i);
            boolean mayBegin = i == 0 || " \n\t\r\"'(:,=[<>;/|".indexOf(text.charAt(i - 1)) >= 0;
            int after = mayBegin && hasDigitSoon(text, i, end) ? from(text, i, end, found) : -1;
            i = after > 0 ? after : end;
        }
    }

    private static boolean hasDigitSoon(CharSequence text, int start, int end) {
        if (end - start == 2 && end + 1 < text.length()) {
            return isDigit(text.charAt(end + 1)) || isDigit(text.charAt(start));
        }
        return isDigit(text.charAt(start))
                || isDigit(text.charAt(end - 1))
                || isDigit(text.charAt(Math.min(start + 1, end - 1)))
                || (end - start == 16 && isDigit(text.charAt(start + 6)));
    }

    /** The end of the longest id that begins here; -1 for none. */
    private static int from(CharSequence text, int start, int endOfFirst, Consumer<Find> found) {
        StringBuilder shape = new StringBuilder();
        StringBuilder id = new StringBuilder();
        int best = -1;
        String value = "";
        int at = start;
        int end = endOfFirst;
        for (int piece = 0; piece < MOST_PIECES && end - start <= LONGEST; piece++) {
            shape(text, at, end, shape, id);
            Check check = isWhole(text, end) ? SHAPES.get(shape.toString()) : null;
            if (check != null && check.fits().test(id.toString()) && (!check.needsCue() || isCued(text, start))) {
                best = end;
                value = id.toString();
            }
            if (end + 1 >= text.length() || " .-+".indexOf(text.charAt(end)) < 0 || !isPart(text.charAt(end + 1))) {
                break;
            }
            shape.append(text.charAt(end));
            at = end + 1;
            end = endOfPiece(text, at);
        }
        if (best > 0) {
            found.accept(new Find(start, best, "NATIONALID", value));
        }
        return best;
    }

    private static boolean isWhole(CharSequence text, int end) {
        return end == text.length() || "-+_@%$".indexOf(text.charAt(end)) < 0;
    }

    private static boolean isCued(CharSequence text, int start) {
        return CUES.matcher(text.subSequence(Math.max(0, start - CUE), start)).find();
    }

    private static void shape(CharSequence text, int from, int to, StringBuilder shape, StringBuilder id) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            shape.append(isDigit(c) ? '9' : 'A');
            id.append(Character.toUpperCase(c));
        }
    }

    private static int endOfPiece(CharSequence text, int start) {
        int end = start;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static String normal(String id) {
        return id.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
