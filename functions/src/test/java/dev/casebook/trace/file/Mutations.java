package dev.casebook.trace.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Payloads as they never should come: cut, nested without end, of the wrong types, with odd characters. Seeded. */
final class Mutations {
    private static final List<String> ODD = List.of(
            "NaN",
            "-Infinity",
            "1e999999",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "null",
            "{}",
            "[]",
            "true",
            "-1",
            "99999999999999999999999999",
            "\"\"",
            "[[[[]]]]",
            "{\"a\":{\"a\":{}}}",
            "\"{\\\"cut\\\":[1,2\"");
    private static final int LONGEST_RUN = 20_000;

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** One to four changes to the payload. */
    byte[] of(byte[] payload) {
        byte[] changed = payload;
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    private byte[] once(byte[] payload) {
        if (payload.length < 8) {
            return payload;
        }
        int at = random.nextInt(payload.length);
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(payload, at);
            case 1 -> replaced(payload, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 2 -> value(payload, at, ODD.get(random.nextInt(ODD.size())));
            case 3 -> value(payload, at, "[".repeat(random.nextInt(LONGEST_RUN)));
            case 4 -> value(payload, at, "{\"a\":".repeat(150) + "1" + "}".repeat(150));
            case 5 -> value(payload, at, "\"" + "x".repeat(random.nextInt(LONGEST_RUN)) + "\"");
            case 6 -> replaced(payload, at, Math.min(payload.length, at + random.nextInt(200)), new byte[0]);
            case 7 -> {
                int end = Math.min(payload.length, at + random.nextInt(2_000));
                yield replaced(payload, at, at, Arrays.copyOfRange(payload, at, end));
            }
            default -> renamed(payload);
        };
    }

    /** Replaces the JSON scalar or the opening bracket after the next colon. */
    private static byte[] value(byte[] payload, int from, String value) {
        int colon = from;
        while (colon < payload.length && payload[colon] != ':') {
            colon++;
        }
        if (colon == payload.length) {
            return payload;
        }
        int start = colon + 1;
        while (start < payload.length && payload[start] == ' ') {
            start++;
        }
        int end = start + 1;
        boolean text = start < payload.length && payload[start] == '"';
        while (end < payload.length && (text ? payload[end] != '"' : ",}] \n".indexOf(payload[end]) < 0)) {
            end++;
        }
        return replaced(
                payload, start, Math.min(payload.length, end + (text ? 1 : 0)), value.getBytes(StandardCharsets.UTF_8));
    }

    /** Swaps two field names, so that values have the wrong type but the JSON stays sound. */
    private byte[] renamed(byte[] payload) {
        List<String> names = List.of(
                "spanId",
                "attributes",
                "events",
                "resource",
                "spans",
                "status",
                "value",
                "stringValue",
                "content",
                "role",
                "tool_calls",
                "context",
                "parentSpanId",
                "startTimeUnixNano");
        String name = names.get(random.nextInt(names.size()));
        String other = names.get(random.nextInt(names.size()));
        return new String(payload, StandardCharsets.ISO_8859_1)
                .replace("\"" + name + "\"", "\"" + other + "\"")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaced(byte[] payload, int from, int to, byte[] by) {
        byte[] changed = new byte[payload.length - (to - from) + by.length];
        System.arraycopy(payload, 0, changed, 0, from);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(payload, to, changed, from + by.length, payload.length - to);
        return changed;
    }
}
