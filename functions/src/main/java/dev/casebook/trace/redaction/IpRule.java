package dev.casebook.trace.redaction;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of machines: IPv4, IPv6 (RFC 4291, also shortened by {@code ::}) and MAC. Loopback and unspecified addresses name
 * nobody and stay, as do version numbers, which "version" or "v" comes before.
 */
final class IpRule implements TextRule {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 =
            Pattern.compile("(?<![\\p{L}\\p{N}_.-])" + BYTE + "(?:\\." + BYTE + "){3}(?![\\p{L}\\p{N}_-]|\\.[0-9])");
    private static final Pattern V6 = Pattern.compile("(?<![\\p{L}\\p{N}_:.])[0-9A-Fa-f:]{2,39}(?![\\p{L}\\p{N}_:])");
    private static final Pattern MAC = Pattern.compile(
            "(?<![\\p{L}\\p{N}_:-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})(?![\\p{L}\\p{N}_:-])");
    private static final Pattern VERSION =
            Pattern.compile("(?:version|release|build|firmware|ver\\.?|v\\.?)[ :=]{0,3}$", Pattern.CASE_INSENSITIVE);
    private static final int BEFORE = 14;

    /** The first separator and all that comes after it. */
    private static final int MAC_AFTER_FIRST = 15;

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        CharSequence text = scan.text();
        if (scan.digitsInARow() > 0) {
            if (scan.digitDots() >= 3) {
                v4(text, found);
            }
            if (scan.colons() >= 2) {
                v6(text, found);
            }
            if (scan.colons() >= 5 || scan.hyphens() >= 5) {
                mac(text, found);
            }
        }
    }

    private static void v4(CharSequence text, Consumer<Find> found) {
        Matcher address = V4.matcher(text);
        address.useTransparentBounds(true);
        int i = 0;
        while (i < text.length()) {
            int end = i;
            int dots = 0;
            while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
                dots += text.charAt(end) == '.' ? 1 : 0;
                end++;
            }
            if (dots >= 3) {
                address.region(i, end);
                while (address.find()) {
                    v4(text, address, found);
                }
            }
            i = end + 1;
        }
    }

    private static void v4(CharSequence text, Matcher address, Consumer<Find> found) {
        CharSequence before = text.subSequence(Math.max(0, address.start() - BEFORE), address.start());
        boolean nobody = address.group().startsWith("127.") || address.group().equals("0.0.0.0");
        if (!nobody && !VERSION.matcher(before).find()) {
            found.accept(new Find(address.start(), address.end(), "IP", address.group()));
        }
    }

    private static void v6(CharSequence text, Consumer<Find> found) {
        Matcher address = V6.matcher(text);
        address.useTransparentBounds(true);
        int i = 0;
        while (i < text.length()) {
            int end = i;
            int colons = 0;
            while (end < text.length() && (text.charAt(end) == ':' || isHex(text.charAt(end)))) {
                colons += text.charAt(end) == ':' ? 1 : 0;
                end++;
            }
            if (colons >= 2) {
                address.region(i, end);
                if (address.find() && isV6(address.group())) {
                    found.accept(new Find(address.start(), address.end(), "IP", address.group()));
                }
            }
            i = end + 1;
        }
    }

    private static void mac(CharSequence text, Consumer<Find> found) {
        Matcher mac = MAC.matcher(text);
        mac.useTransparentBounds(true);
        for (int i = 2; i + MAC_AFTER_FIRST <= text.length(); i++) {
            char c = text.charAt(i);
            if ((c == ':' || c == '-') && text.charAt(i + 3) == c && text.charAt(i + 6) == c) {
                mac.region(i - 2, i + MAC_AFTER_FIRST);
                if (mac.lookingAt()) {
                    found.accept(new Find(
                            mac.start(),
                            mac.end(),
                            "MAC",
                            mac.group().replace('-', ':').toLowerCase(Locale.ROOT)));
                }
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Eight groups of up to four digits; {@code ::} once, in place of at least one of them; a digit somewhere. */
    static boolean isV6(String text) {
        int gap = text.indexOf("::");
        if (gap != text.lastIndexOf("::") || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        if (gap < 0) {
            return groups(text) == 8;
        }
        int left = gap == 0 ? 0 : groups(text.substring(0, gap));
        String end = text.substring(gap + 2);
        int right = end.isEmpty() ? 0 : groups(end);
        // "::1" and "a::b" are loopback and code far more often than somebody's address.
        return left >= 0 && right >= 0 && left + right >= 3 && left + right <= 7;
    }

    /** How many; -1 where one is empty or too long. */
    private static int groups(String text) {
        String[] groups = text.split(":", -1);
        for (String group : groups) {
            if (group.isEmpty() || group.length() > 4) {
                return -1;
            }
        }
        return groups.length;
    }
}
