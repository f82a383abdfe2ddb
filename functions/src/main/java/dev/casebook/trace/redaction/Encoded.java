package dev.casebook.trace.redaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts inside a text, in base64 and URL encoding: taken out, redacted, and encoded again, so that what was readable by a
 * program stays readable. What holds nothing personal keeps every character.
 */
final class Encoded {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{" + Base64Text.SHORTEST + ",}+={0,2}");
    private static final Pattern PERCENT =
            Pattern.compile("[A-Za-z0-9._~+*!'()-]*+%[0-9A-Fa-f]{2}[A-Za-z0-9._~+*!'()%-]*+");

    /** Words of a query that are joined by plus signs. */
    private static final Pattern PLUS =
            Pattern.compile("([?&][A-Za-z0-9_.-]{1,40}+=)([A-Za-z0-9._~*!'():@-]++\\+[A-Za-z0-9._~*!'():@+-]*+)");

    private static final Pattern ESCAPES = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private Encoded() {}

    /** The text with its encoded parts redacted. */
    static String redact(Scan scan, UnaryOperator<String> redact) {
        String text = scan.string();
        if (scan.has("\\u")) {
            String clear = ESCAPES.matcher(text)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
            String redacted = redact.apply(clear);
            text = redacted.equals(clear) ? text : redacted;
        }
        if (scan.hasPercent()) {
            text = PERCENT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(percent(found.group(), redact)));
        }
        if (scan.equalSigns() > 0 && scan.has("+")) {
            text = PLUS.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + percent(found.group(2), redact)));
        }
        return scan.longTokens().isEmpty() ? text : base64(scan, text, redact);
    }

    private static String percent(String encoded, UnaryOperator<String> redact) {
        String clear = unescaped(encoded, true);
        String redacted = redact.apply(clear);
        if (redacted.equals(clear)) {
            return encoded;
        }
        StringBuilder again = new StringBuilder();
        Matcher written = Pseudonyms.WRITTEN.matcher(redacted);
        int from = 0;
        while (written.find()) {
            again.append(escaped(redacted.substring(from, written.start()))).append(written.group());
            from = written.end();
        }
        return again.append(escaped(redacted.substring(from))).toString();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Percent-decoded; what is no valid encoding stays as it is. */
    static String unescaped(String encoded, boolean plusIsSpace) {
        byte[] bytes = new byte[encoded.length() * 3];
        int n = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int high = c == '%' && i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(encoded.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes[n++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c < 128) {
                bytes[n++] = (byte) (c == '+' && plusIsSpace ? ' ' : c);
            } else {
                return encoded;
            }
        }
        return new String(bytes, 0, n, StandardCharsets.UTF_8);
    }

    private static String base64(Scan scan, String text, UnaryOperator<String> redact) {
        if (!text.equals(scan.string())) {
            return BASE64.matcher(text).replaceAll(found -> Matcher.quoteReplacement(base64(found.group(), redact)));
        }
        StringBuilder again = new StringBuilder();
        int from = 0;
        for (Scan.Token each : scan.longTokens()) {
            int start = each.start();
            while (start < each.end()) {
                int end = endOfBase64(text, start, each.end());
                if (end - start >= Base64Text.SHORTEST && Base64Text.mayBe(text, start, end)) {
                    again.append(text, from, start).append(base64(text.substring(start, end), redact));
                    from = end;
                }
                start = Math.max(end, start + 1);
            }
        }
        return from == 0 ? text : again.append(text, from, text.length()).toString();
    }

    private static int endOfBase64(String text, int start, int limit) {
        int end = start;
        while (end < limit && ".~=".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        for (int i = 0; i < 2 && end > start && end < limit && text.charAt(end) == '='; i++) {
            end++;
        }
        return end;
    }

    private static String base64(String token, UnaryOperator<String> redact) {
        Optional<String> clear = Base64Text.decoded(token);
        if (clear.isEmpty()) {
            return token;
        }
        String redacted = redact.apply(clear.get());
        if (redacted.equals(clear.get())) {
            return token;
        }
        boolean url = token.indexOf('-') >= 0 || token.indexOf('_') >= 0;
        Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();
        return (token.endsWith("=") || token.length() % 4 == 0 ? encoder : encoder.withoutPadding())
                .encodeToString(redacted.getBytes(StandardCharsets.UTF_8));
    }
}
