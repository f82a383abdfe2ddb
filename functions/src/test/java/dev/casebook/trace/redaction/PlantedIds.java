package dev.casebook.trace.redaction;

import java.util.Locale;
import java.util.Random;

/** National ids of several countries with their check digits, computed here on their own, in the way they are written. */
final class PlantedIds {
    private final Random random;

    PlantedIds(Random random) {
        this.random = random;
    }

    /** With the words it usually follows where it is a bare number. */
    String any() {
        return switch (random.nextInt(12)) {
            case 0 -> ssn();
            case 1 -> dni();
            case 2 -> nie();
            case 3 -> cpf();
            case 4 -> nhs();
            case 5 -> personnummer();
            case 6 -> ahv();
            case 7 -> nir();
            case 8 -> aadhaar();
            case 9 -> nino();
            case 10 -> sin();
            default -> codiceFiscale();
        };
    }

    private String ssn() {
        return number(1, 665, 3) + "-" + number(1, 99, 2) + "-" + number(1, 9999, 4);
    }

    private String dni() {
        int number = 10_000_000 + random.nextInt(89_000_000);
        return "" + number + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23);
    }

    private String nie() {
        int first = random.nextInt(3);
        int number = random.nextInt(10_000_000);
        String digits = String.format(Locale.ROOT, "%07d", number);
        return "XYZ".charAt(first) + digits + "TRWAGMYFPDXBNJZSQVHLCKE".charAt((first * 10_000_000 + number) % 23);
    }

    private String cpf() {
        int[] d = new int[11];
        for (int i = 0; i < 9; i++) {
            d[i] = random.nextInt(10);
        }
        for (int k = 9; k < 11; k++) {
            int sum = 0;
            for (int i = 0; i < k; i++) {
                sum += d[i] * (k + 1 - i);
            }
            d[k] = sum * 10 % 11 % 10;
        }
        String s = join(d);
        return s.substring(0, 3) + "." + s.substring(3, 6) + "." + s.substring(6, 9) + "-" + s.substring(9);
    }

    private String nhs() {
        while (true) {
            String nine = number(400_000_000, 499_999_999, 9);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (nine.charAt(i) - '0') * (10 - i);
            }
            int check = 11 - sum % 11;
            if (check != 10) {
                String s = nine + check % 11;
                return s.substring(0, 3) + " " + s.substring(3, 6) + " " + s.substring(6);
            }
        }
    }

    private String personnummer() {
        String nine = number(50, 99, 2) + number(1, 12, 2) + number(1, 28, 2) + number(1, 999, 3);
        return nine.substring(0, 6) + "-" + nine.substring(6) + luhnDigit(nine);
    }

    private String ahv() {
        String twelve = "756" + number(0, 999_999_999, 9);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        String s = twelve + (10 - sum % 10) % 10;
        return s.substring(0, 3) + "." + s.substring(3, 7) + "." + s.substring(7, 11) + "." + s.substring(11);
    }

    private String nir() {
        String thirteen = number(1, 2, 1)
                + number(30, 99, 2)
                + number(1, 12, 2)
                + number(1, 95, 2)
                + number(1, 990, 3)
                + number(1, 999, 3);
        long key = 97 - Long.parseLong(thirteen) % 97;
        return thirteen + String.format(Locale.ROOT, "%02d", key);
    }

    private String aadhaar() {
        String eleven = number(2, 9, 1) + number(0, 999_999_999, 9) + number(0, 9, 1);
        String s = eleven + verhoeffDigit(eleven);
        return s.substring(0, 4) + " " + s.substring(4, 8) + " " + s.substring(8);
    }

    private String nino() {
        return pick("AB", "CE", "JG", "SP") + " " + number(0, 99, 2) + " " + number(0, 99, 2) + " " + number(0, 99, 2)
                + " " + pick("A", "B", "C", "D");
    }

    private String sin() {
        String eight = number(1, 7, 1) + number(0, 9_999_999, 7);
        String s = eight + luhnDigit(eight);
        return s.substring(0, 3) + " " + s.substring(3, 6) + " " + s.substring(6);
    }

    private String codiceFiscale() {
        String fifteen = letters("BCDFGLMNPRST", 6)
                + number(30, 99, 2)
                + pick("A", "B", "C", "D", "E", "H", "L", "M", "P", "R", "S", "T")
                + number(1, 28, 2)
                + pick("F", "H", "L")
                + number(100, 999, 3);
        int[] letter = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
        int[] digit = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = fifteen.charAt(i);
            boolean number = c <= '9';
            if (i % 2 == 0) {
                sum += number ? digit[c - '0'] : letter[c - 'A'];
            } else {
                sum += number ? c - '0' : c - 'A';
            }
        }
        return fifteen + (char) ('A' + sum % 26);
    }

    static int luhnDigit(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? (d > 4 ? d * 2 - 9 : d * 2) : d;
        }
        return (10 - sum % 10) % 10;
    }

    /** By the dihedral group's rules instead of the usual tables. */
    private static int verhoeffDigit(String digits) {
        int[] step = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        int c = 0;
        for (int i = digits.length(); i > 0; i--) {
            int value = digits.charAt(i - 1) - '0';
            for (int k = 0; k < (digits.length() - i + 1) % 8; k++) {
                value = step[value];
            }
            c = times(c, value);
        }
        for (int d = 0; d < 10; d++) {
            if (times(c, d) == 0) {
                return d;
            }
        }
        throw new IllegalStateException("every element has an inverse");
    }

    /** The product in the symmetry group of the pentagon. */
    private static int times(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
        }
        return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
    }

    private String number(int from, int to, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", from + random.nextInt(to - from + 1));
    }

    private String letters(String alphabet, int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private String pick(String... all) {
        return all[random.nextInt(all.length)];
    }

    private static String join(int[] digits) {
        StringBuilder text = new StringBuilder();
        for (int d : digits) {
            text.append(d);
        }
        return text.toString();
    }
}
