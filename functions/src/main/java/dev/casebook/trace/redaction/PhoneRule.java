package dev.casebook.trace.redaction;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phone numbers that libphonenumber calls valid and that are written or introduced like one: with a {@code +}, in groups, or
 * after a word such as "call". Digits alone are an order number as often, and dates, times, prices and ids are left.
 */
final class PhoneRule implements TextRule {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final String ENCODED_PLUS = "%2B";
    private static final int FEWEST_DIGITS = 7;
    private static final int WINDOW = 160;
    private static final int LONGEST_NUMBER = 40;
    private static final int DIGITS_OF_A_DATE = 8;
    private static final Pattern RUN = Pattern.compile(
            "(?<![\\p{L}\\p{N}_#$\u20ac\u00a3\u00a5@%-])(?:%2B|[+(])?[0-9][0-9 ().\\-\u00a0\u2011\u2013]{5,}+");
    private static final Pattern DATE = Pattern.compile(
            "(?:19|20)[0-9]{2}[-. ][0-1]?[0-9][-. ][0-3]?[0-9]" + "|[0-3]?[0-9][-. ][0-3]?[0-9][-. ](?:19|20)[0-9]{2}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+[.][0-9]+");

    private final String region;

    /** Numbers without a country code are read as of this region, such as {@code US}. */
    PhoneRule(String region) {
        if (!PHONES.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("not a region of the phone book: " + region);
        }
        this.region = region;
    }

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (scan.digitsInARow() < FEWEST_DIGITS) {
            return;
        }
        CharSequence text = scan.text();
        Matcher run = RUN.matcher(text);
        run.useTransparentBounds(true);
        int at = 0;
        while (at < text.length()) {
            if (!mayBegin(text, at)) {
                at++;
                continue;
            }
            run.region(at, text.length());
            if (!run.lookingAt()) {
                at++;
                continue;
            }
            at = run.end();
            int end = withoutId(text, run.start(), run.end());
            if (mayBeOne(text, run.start(), end)) {
                inWindows(text, run.start(), end, found);
            }
        }
    }

    private static boolean mayBegin(CharSequence text, int at) {
        char c = text.charAt(at);
        if (!((c >= '0' && c <= '9') || c == '+' || c == '(' || c == '%')) {
            return false;
        }
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return !Character.isLetterOrDigit(before) && before != '-' && before != '_';
    }

    /** Digits that go on as letters are an id's; what stands before them may be a number still. */
    private static int withoutId(CharSequence text, int start, int end) {
        if (end == text.length() || !isIdPart(text.charAt(end))) {
            return end;
        }
        int last = end;
        while (last > start && text.charAt(last - 1) != ' ') {
            last--;
        }
        return last;
    }

    private void inWindows(CharSequence text, int start, int end, Consumer<Find> found) {
        int from = start;
        while (from < end) {
            int to = Math.min(end, from + WINDOW);
            int next = inWindow(text, from, to, found);
            from = to == end ? to : Math.max(next, to - LONGEST_NUMBER);
        }
    }

    /** Spares the phone book what is a date, a price, or digits without a word that makes them a number to call. */
    private static boolean mayBeOne(CharSequence text, int start, int end) {
        int digits = 0;
        int separators = 0;
        int last = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                separators += i - last - (i > start ? 1 : 0);
                last = i;
            }
        }
        if (digits < FEWEST_DIGITS) {
            return false;
        }
        char first = text.charAt(start);
        boolean plus = first == '+' || first == '(' || first == '%';
        boolean grouped = separators >= 2 && !(digits == DIGITS_OF_A_DATE && isDate(text, start, last + 1));
        return plus || grouped || PhoneCue.isBefore(text, start);
    }

    private static boolean isDate(CharSequence text, int start, int end) {
        return DATE.matcher(text).region(start, end).matches();
    }

    /** Returns the end of the last find, so that the next window begins after it. */
    private int inWindow(CharSequence text, int from, int to, Consumer<Find> found) {
        int end = from;
        String window = text.subSequence(from, to).toString().replace(ENCODED_PLUS, "  +");
        for (PhoneNumberMatch match : PHONES.findNumbers(window, region, Leniency.VALID, Long.MAX_VALUE)) {
            if (isWrittenLikeOne(text, from + match.start(), match.rawString())) {
                end = from + match.end();
                if (end == text.length() || !isIdPart(text.charAt(end))) {
                    boolean encoded = window.startsWith("  +") && match.start() == 2;
                    found.accept(new Find(encoded ? from : from + match.start(), end, "PHONE", e164(match.number())));
                }
            }
        }
        return end;
    }

    private static boolean isIdPart(char after) {
        return Character.isLetterOrDigit(after) || after == '_' || after == '%' || after == ':';
    }

    private static boolean isWrittenLikeOne(CharSequence text, int start, String raw) {
        if (DATE.matcher(raw).lookingAt()) {
            return false;
        }
        boolean grouped = raw.chars().filter(c -> c < '0' || c > '9').count() >= 2
                && !DECIMAL.matcher(raw).matches();
        return raw.startsWith("+") || grouped || PhoneCue.isBefore(text, start);
    }

    /** The number in a field that is named as one, in its international form; empty when it is none. */
    Optional<String> inField(String text) {
        try {
            PhoneNumber number = PHONES.parse(text, region);
            return PHONES.isPossibleNumber(number) ? Optional.of(e164(number)) : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    private static String e164(PhoneNumber number) {
        return PHONES.format(number, PhoneNumberFormat.E164);
    }
}
