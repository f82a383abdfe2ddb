package dev.casebook.trace.otel;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Brings ids into lower-case hex. Tempo answers with base64 of the raw bytes, OTLP JSON and exports write hex: the length
 * decides, because a hex id is often valid base64 as well.
 */
final class SpanIds {
    private SpanIds() {}

    static String hex(String id) {
        boolean base64 = (id.length() == 12 && id.endsWith("=")) || (id.length() == 24 && id.endsWith("=="));
        if (!base64) {
            String lower = id.toLowerCase(Locale.ROOT);
            return lower.length() < 16 ? "0".repeat(16 - lower.length()) + lower : lower;
        }
        try {
            return HexFormat.of()
                    .formatHex(Base64.getDecoder().decode(id.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException notBase64) {
            return id;
        }
    }
}
