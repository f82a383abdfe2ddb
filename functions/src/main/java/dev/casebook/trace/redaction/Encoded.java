package dev.casebook.trace.redaction;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
    private static final int SHORTEST = 12;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{" + SHORTEST + ",}+={0,2}");
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
                if (end - start >= SHORTEST && mayBeText(text, start, end)) {
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
        Optional<String> clear = decoded(token);
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

    /** The text in a base64 token; empty when it holds none that people could read. */
    static Optional<String> decoded(String token) {
        int length = token.length();
        while (length > 0 && token.charAt(length - 1) == '=') {
            length--;
        }
        if (length < SHORTEST || length % 4 == 1 || !mayBeText(token, 0, length)) {
            return Optional.empty();
        }
        try {
            String standard = token.substring(0, length).replace('-', '+').replace('_', '/');
            byte[] bytes = Base64.getDecoder().decode(standard);
            if (hasControls(bytes)) {
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return isReadable(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException | IllegalArgumentException noText) {
            return Optional.empty();
        }
    }

    /** Four characters are three bytes; the first of them shows quickly that most ids and words are no encoded text. */
    private static boolean mayBeText(String token, int start, int end) {
        int readable = 0;
        for (int i = start; i + 1 < Math.min(end, start + 16); i += 4) {
            int first = value(token.charAt(i)) << 2 | value(token.charAt(i + 1)) >> 4;
            readable += first >= ' ' && first != 127 || first == '\n' || first == '\t' ? 1 : 0;
        }
        return readable >= 3;
    }

    /** Asked before the text is made: it tells nearly all ids apart. */
    private static boolean hasControls(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\t' && b != '\r' || b == 127) {
                return true;
            }
        }
        return false;
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        return c >= '0' && c <= '9' ? c - '0' + 52 : (c == '+' || c == '-' ? 62 : 63);
    }

    private static boolean isReadable(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 127) {
                return false;
            }
            letters += Character.isLetterOrDigit(c) || c == ' ' ? 1 : 0;
        }
        return letters * 2 > text.length();
    }
}
