package dev.casebook.evaluation.evaluators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers: 1200, 1,200, 1.200,50, 12,5, -3, 5k, 2 million, $40, 40 euros, 5 %, 5 percent. A unit that is no currency and no
 * percent is not compared ("5 mg" is 5).
 */
final class NumberReader {
    private static final String MONEY = "[$€£¥]|\\b(?:usd|eur|gbp|nok|sek|dkk|chf|jpy)\\b";
    private static final Pattern NUMBER = Pattern.compile(
            "(?:(" + MONEY + ") ?)?(?<![\\p{L}\\d])((?<![\\d)])-)?"
                    + "(\\d{1,3}(?:,\\d{3}){1,6}(?:\\.\\d{1,9})?(?!\\d)|\\d{1,3}(?:\\.\\d{3}){1,6},\\d{1,9}"
                    + "|\\d{1,30},\\d{1,2}(?![\\d,])|\\d{1,30}(?:\\.\\d{1,9})?)"
                    + "(k\\b| (?:thousand|million|billion)\\b)?"
                    + "(?: ?(%|percent\\b|per cent\\b|" + MONEY + "|dollars?\\b|euros?\\b|pounds?\\b|kr\\b))?",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> POWERS = Map.of("k", 3, "thousand", 3, "million", 6, "billion", 9);
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("$", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("pound", "GBP"),
            Map.entry("pounds", "GBP"),
            Map.entry("¥", "JPY"),
            Map.entry("percent", "%"),
            Map.entry("per cent", "%"));
    private static final List<String> WORDS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final Pattern SPELLED =
            Pattern.compile("\\b(?:" + String.join("|", WORDS) + ")\\b", Pattern.CASE_INSENSITIVE);

    private NumberReader() {}

    static List<Fact.Amount> read(Scan scan) {
        List<Fact.Amount> amounts = new ArrayList<>();
        scan.each(NUMBER, match -> amounts.add(amount(match)));
        return amounts;
    }

    /** Zero to twenty in words, without trailing zeros; nothing is blanked out. */
    static Set<BigDecimal> spelled(Scan scan) {
        Set<BigDecimal> numbers = new HashSet<>();
        SPELLED.matcher(scan.text())
                .results()
                .map(match -> WORDS.indexOf(match.group().toLowerCase(Locale.ROOT)))
                .forEach(number -> numbers.add(BigDecimal.valueOf(number).stripTrailingZeros()));
        return numbers;
    }

    private static Fact.Amount amount(MatchResult match) {
        BigDecimal value = new BigDecimal(digits(match.group(3)));
        @Nullable String power = match.group(4);
        if (power != null) {
            value = value.scaleByPowerOfTen(POWERS.getOrDefault(power.strip().toLowerCase(Locale.ROOT), 0));
        }
        if (match.group(2) != null) {
            value = value.negate();
        }
        Optional<String> unit = unit(match.group(1)).or(() -> unit(match.group(5)));
        return new Fact.Amount(value, unit, match.group().strip());
    }

    /** A comma before exactly three digits groups them; before one or two it is a decimal comma. */
    private static String digits(String written) {
        int comma = written.lastIndexOf(',');
        boolean grouped = comma >= 0 && written.indexOf('.') < comma && written.length() - comma - 1 != 3;
        boolean decimalComma = grouped || (comma >= 0 && written.indexOf('.') >= 0 && written.indexOf('.') < comma);
        return decimalComma ? written.replace(".", "").replace(',', '.') : written.replace(",", "");
    }

    private static Optional<String> unit(@Nullable String written) {
        return Optional.ofNullable(written).map(text -> {
            String lower = text.toLowerCase(Locale.ROOT);
            return UNITS.getOrDefault(lower, lower.toUpperCase(Locale.ROOT));
        });
    }
}
