package dev.casebook.trace.redaction;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes values as they are given out: with check digits where there are some, in the ways people and programs write them. */
final class PlantedValues {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
    private static final String DIGITS = "0123456789";
    private static final String MIXED = LOWER + UPPER + DIGITS;
    private static final List<String> DOMAINS = List.of(
            "gmail.com",
            "posteo.de",
            "mail.example.org",
            "firma-beispiel.at",
            "company.co.uk",
            "uni.edu",
            "kliniken.health");

    private final Random random;
    private final PlantedIds ids;

    PlantedValues(Random random) {
        this.random = random;
        this.ids = new PlantedIds(random);
    }

    PlantedIds ids() {
        return ids;
    }

    String email(PlantedNames.Person person) {
        String first = ascii(person.given());
        String last = ascii(person.family());
        return pick(
                        first + "." + last,
                        first.charAt(0) + last + random.nextInt(90),
                        first + "_" + last + "+news",
                        last + "." + first,
                        pick("xx", "sunny", "info.privat") + random.nextInt(1000))
                + "@" + DOMAINS.get(random.nextInt(DOMAINS.size()));
    }

    private static String ascii(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return plain.isEmpty() ? "user" : plain;
    }

    /** Ranges that are in use, written as people of the country write them. */
    String phone() {
        return switch (random.nextInt(10)) {
            case 0 -> "+1 415 555 " + digits(4);
            case 1 -> "(" + pick("212", "646", "312") + ") " + pick("736", "324", "487") + "-" + digits(4);
            case 2 -> "+44 20 7946 0" + digits(3);
            case 3 -> "+49 30 " + pick("2345", "9018") + digits(4);
            case 4 -> "+33 6 12 " + digits(2) + " " + digits(2) + " " + digits(2);
            case 5 -> "+34 612 " + digits(3) + " " + digits(3);
            case 6 -> "+91 98765 " + digits(5);
            case 7 -> "+1" + pick("415", "212") + "736" + digits(4);
            case 8 -> pick("415", "617") + "-" + pick("736", "324") + "-" + digits(4);
            default -> "+48 601 " + digits(3) + " " + digits(3);
        };
    }

    String card() {
        String start = pick("4539", "4916", "5425", "5105", "3782", "6011", "2223");
        int length = start.equals("3782") ? 15 : 16;
        StringBuilder card = new StringBuilder(start + digits(length - 5));
        card.append(PlantedIds.luhnDigit(card));
        if (length == 15) {
            return card.toString();
        }
        String separator = pick("", " ", "-");
        return card.substring(0, 4)
                + separator
                + card.substring(4, 8)
                + separator
                + card.substring(8, 12)
                + separator
                + card.substring(12);
    }

    String iban() {
        String account = pick(
                "DE" + digits(18),
                "GB" + pick("WEST", "BARC", "NWBK") + digits(14),
                "FR" + digits(23),
                "NL" + pick("ABNA", "INGB") + digits(10),
                "ES" + digits(20),
                "PL" + digits(24),
                "AT" + digits(16));
        String country = account.substring(0, 2);
        String rest = account.substring(2);
        StringBuilder numbers = new StringBuilder();
        (rest + country + "00").chars().forEach(c -> numbers.append(Character.digit(c, 36)));
        int check = 98
                - new BigInteger(numbers.toString()).mod(BigInteger.valueOf(97)).intValue();
        String iban = country + String.format(Locale.ROOT, "%02d", check) + rest;
        return random.nextBoolean() ? iban : iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    String ip() {
        return switch (random.nextInt(4)) {
            case 0 -> "203.0.113." + (1 + random.nextInt(250));
            case 1 ->
                (11 + random.nextInt(80)) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                        + random.nextInt(256);
            case 2 -> "2001:db8:" + hex(4) + ":" + hex(4) + "::" + hex(3);
            default ->
                "2a02:" + hex(4) + ":" + hex(4) + ":" + hex(4) + ":" + hex(4) + ":" + hex(4) + ":" + hex(4) + ":"
                        + hex(4);
        };
    }

    /** Kind of secret and its value; what must be gone is the value. */
    String secret() {
        return switch (random.nextInt(24)) {
            case 0 -> "AKIA" + from(UPPER + "234567", 16);
            case 1 -> "ghp_" + from(MIXED, 36);
            case 2 -> "github_pat_" + from(MIXED, 22) + "_" + from(MIXED, 59);
            case 3 -> "glpat-" + from(MIXED + "_-", 20);
            case 4 -> "xoxb-" + digits(12) + "-" + digits(13) + "-" + from(MIXED, 24);
            case 5 -> "sk_live_" + from(MIXED, 24);
            case 6 -> "sk-proj-" + from(MIXED + "_-", 48);
            case 7 -> "sk-ant-api03-" + from(MIXED + "_-", 95);
            case 8 -> "AIza" + from(MIXED + "_-", 35);
            case 9 -> jwt();
            case 10 -> "npm_" + from(MIXED, 36);
            case 11 -> "SG." + from(MIXED + "_-", 22) + "." + from(MIXED + "_-", 43);
            case 12 -> "hf_" + from(LOWER + UPPER, 34);
            case 13 -> "lsv2_pt_" + hex(32) + "_" + hex(10);
            case 14 -> digits(10) + ":AA" + from(MIXED + "_-", 33);
            case 15 -> "shpat_" + hex(32);
            case 16 -> "dop_v1_" + hex(64);
            case 17 -> "GOCSPX-" + from(MIXED + "_-", 28);
            case 18 -> "ya29." + from(MIXED + "_-", 60);
            case 19 -> "glsa_" + from(MIXED, 32) + "_" + hex(8);
            case 20 -> "hvs." + from(MIXED + "_-", 24);
            case 21 -> "pypi-AgEIcHlwaS5vcmc" + from(MIXED + "_-", 60);
            case 22 -> "dapi" + hex(32);
            default -> from(MIXED + "/+", 40);
        };
    }

    /** A secret that only the words around it tell: the text and, in it, the value. */
    List<String> keyedSecret() {
        String password = pick("hunter", "Sommer", "qwertz", "tr0ub4dor") + digits(3) + pick("", "!", "#x");
        return switch (random.nextInt(9)) {
            case 0 -> List.of("password=" + password, password);
            case 1 ->
                List.of(
                        "postgres://app:" + password.replace("#", "") + "@db.internal:5432/clinic",
                        password.replace("#", ""));
            case 2 -> List.of("my password is " + password, password);
            case 3 -> {
                String basic =
                        Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
                yield List.of("Authorization: Basic " + basic, basic);
            }
            case 4 -> {
                String bearer = from(MIXED, 30);
                yield List.of("Authorization: Bearer " + bearer, bearer);
            }
            case 5 -> {
                String key = hex(32);
                yield List.of("api_key: " + key, key);
            }
            case 6 -> {
                String key = from(MIXED + "+/", 86) + "==";
                yield List.of(
                        "DefaultEndpointsProtocol=https;AccountName=files;AccountKey=" + key
                                + ";EndpointSuffix=core.windows.net",
                        key);
            }
            case 7 -> {
                String sid = from(MIXED, 26);
                yield List.of("Cookie: theme=dark; sid=" + sid, sid);
            }
            default -> {
                String secret = from(MIXED, 32);
                yield List.of("client_secret=" + secret + " grant_type=client_credentials", secret);
            }
        };
    }

    private String jwt() {
        String header = base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        return header + "." + base64Url("{\"sub\":\"" + digits(8) + "\",\"iat\":1516239022}") + "."
                + from(MIXED + "_-", 43);
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    String digits(int n) {
        return from(DIGITS, n);
    }

    String hex(int n) {
        return from("0123456789abcdef", n);
    }

    String from(String alphabet, int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    String pick(String... all) {
        return all[random.nextInt(all.length)];
    }
}
