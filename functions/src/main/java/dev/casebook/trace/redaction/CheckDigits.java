package dev.casebook.trace.redaction;

/**
 * Check digits of national ids. Every method takes the id without separators, letters in capitals.
 *
 * <p>Sources: the issuing offices' published rules, as collected in the ISO/IEC 7064 and national documents named below.
 */
final class CheckDigits {
    private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int[] FISCAL_ODD_LETTERS = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    private static final int[][] VERHOEFF_POSITIONS = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 5, 7, 6, 2, 8, 3, 0, 9, 4}, {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
        {8, 9, 1, 6, 0, 4, 3, 5, 2, 7}, {9, 4, 5, 3, 1, 2, 6, 8, 7, 0}, {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
        {2, 7, 9, 3, 8, 0, 6, 4, 1, 5}, {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}
    };

    private CheckDigits() {}

    /** Spain, DNI and NIE: the number modulo 23 names the letter. */
    static boolean spain(String id) {
        int nie = "XYZ".indexOf(id.charAt(0));
        String digits = nie >= 0 ? nie + id.substring(1, 8) : id.substring(0, 8);
        return DNI.charAt(Integer.parseInt(digits) % 23) == id.charAt(8);
    }

    /** United States, SSN: no check digit, but ranges that are not given out. */
    static boolean unitedStates(String id) {
        return !id.startsWith("000")
                && !id.startsWith("666")
                && id.charAt(0) != '9'
                && !id.startsWith("00", 3)
                && !id.endsWith("0000");
    }

    /** Brazil, CPF: two digits modulo 11. */
    static boolean brazil(String id) {
        return !isOneDigit(id) && cpf(id, 9) && cpf(id, 10);
    }

    private static boolean cpf(String id, int at) {
        int sum = 0;
        for (int i = 0; i < at; i++) {
            sum += digit(id, i) * (at + 1 - i);
        }
        return sum * 10 % 11 % 10 == digit(id, at);
    }

    /** United Kingdom, NHS number: modulo 11 with the weights 10 to 2. */
    static boolean nhs(String id) {
        int check = 11 - weighted(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return !isOneDigit(id) && check != 10 && check % 11 == digit(id, 9);
    }

    /** Date of birth, then Luhn over the ten digits. */
    static boolean sweden(String id) {
        String ten = id.substring(id.length() - 10);
        return isDay(ten.substring(2, 4), ten.substring(4, 6)) && CardRule.passesLuhn(ten);
    }

    /** Switzerland, AHV: an EAN-13 that begins with 756. */
    static boolean switzerland(String id) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += digit(id, i) * (i % 2 == 0 ? 1 : 3);
        }
        return id.startsWith("756") && (10 - sum % 10) % 10 == digit(id, 12);
    }

    /** France, NIR: 97 minus the number modulo 97; sex and month must fit. */
    static boolean france(String id) {
        int month = Integer.parseInt(id.substring(3, 5));
        boolean plausible = (id.charAt(0) == '1' || id.charAt(0) == '2')
                && ((month >= 1 && month <= 12) || (month >= 20 && month <= 42));
        return plausible && 97 - Long.parseLong(id.substring(0, 13)) % 97 == Long.parseLong(id.substring(13));
    }

    /** India, Aadhaar: Verhoeff's check over the dihedral group of ten elements. */
    static boolean india(String id) {
        int c = 0;
        for (int i = 0; i < 12; i++) {
            c = dihedral(c, VERHOEFF_POSITIONS[i % 8][digit(id, 11 - i)]);
        }
        return id.charAt(0) > '1' && c == 0;
    }

    private static int dihedral(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
        }
        return b < 5 ? 5 + (a - b) % 5 : (a - b + 5) % 5;
    }

    /** Canada, SIN: Luhn. */
    static boolean canada(String id) {
        return id.charAt(0) != '0' && id.charAt(0) != '8' && CardRule.passesLuhn(id);
    }

    /** Italy, codice fiscale: a letter out of the other fifteen. */
    static boolean italy(String id) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = id.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? FISCAL_ODD_LETTERS[value] : value;
        }
        return (char) ('A' + sum % 26) == id.charAt(15);
    }

    /** United Kingdom, National Insurance number: no check digit, but prefixes that are not given out. */
    static boolean nino(String id) {
        String prefix = id.substring(0, 2);
        return "DFIQUV".indexOf(id.charAt(0)) < 0
                && "DFIQUVO".indexOf(id.charAt(1)) < 0
                && !"BG GB NK KN TN NT ZZ".contains(prefix)
                && id.charAt(8) <= 'D';
    }

    /** Poland, PESEL. */
    static boolean poland(String id) {
        int month = Integer.parseInt(id.substring(2, 4)) % 20;
        int check = (10 - weighted(id, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
        return month >= 1 && month <= 12 && check == digit(id, 10);
    }

    /** Germany, Steuer-Identifikationsnummer: ISO/IEC 7064 MOD 11,10. */
    static boolean germany(String id) {
        int product = 10;
        for (int i = 0; i < 10; i++) {
            int sum = (digit(id, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return id.charAt(0) != '0' && (11 - product) % 10 == digit(id, 10);
    }

    /** Netherlands, BSN: the weighted sum is divisible by 11. */
    static boolean netherlands(String id) {
        return !isOneDigit(id) && (weighted(id, 9, 8, 7, 6, 5, 4, 3, 2) - digit(id, 8) + 11) % 11 == 0;
    }

    /** China, resident id: ISO/IEC 7064 MOD 11-2. */
    static boolean china(String id) {
        int sum = weighted(id, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return isDay(id.substring(10, 12), id.substring(12, 14)) && "10X98765432".charAt(sum % 11) == id.charAt(17);
    }

    /** Finland, henkilötunnus: the number modulo 31 names the last character. */
    static boolean finland(String id) {
        int number = Integer.parseInt(id.substring(0, 6) + id.substring(6, 9));
        return isDay(id.substring(2, 4), id.substring(0, 2))
                && "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(number % 31) == id.charAt(9);
    }

    /** Belgium, rijksregisternummer: 97 minus the number modulo 97, from 2000 on with a 2 before it. */
    static boolean belgium(String id) {
        long nine = Long.parseLong(id.substring(0, 9));
        long check = Long.parseLong(id.substring(9));
        return 97 - nine % 97 == check || 97 - (2_000_000_000L + nine) % 97 == check;
    }

    private static int weighted(String id, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(id, i) * weights[i];
        }
        return sum;
    }

    private static boolean isDay(String month, String day) {
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day) % 60;
        return m >= 1 && m <= 12 && d >= 1 && d <= 31;
    }

    private static boolean isOneDigit(String id) {
        return id.chars().distinct().count() == 1;
    }

    private static int digit(String id, int at) {
        return id.charAt(at) - '0';
    }
}
