package dev.casebook.local.tracestore;

import java.util.Locale;

/** Small OTLP JSON pushes for tests. */
final class Spans {

    static final String TRACE = "00000000000000001a2b3c4d5e6f7081";
    static final String ROOT = "00f067aa0ba902b7";
    static final String CHILD = "0102030405060708";

    private Spans() {}

    static String push(String service, String... spans) {
        return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[" + text("service.name", service)
                + "]},\"scopeSpans\":[{\"scope\":{\"name\":\"test\"},\"spans\":[" + String.join(",", spans) + "]}]}]}";
    }

    static String root(String trace, String name, String... attributes) {
        return span(trace, ROOT, "", name, "0", attributes);
    }

    static String failedChild(String trace, String name, String... attributes) {
        return span(trace, CHILD, ROOT, name, "2", attributes);
    }

    static String span(String trace, String id, String parent, String name, String status, String... attributes) {
        return "{\"traceId\":\"" + trace + "\",\"spanId\":\"" + id + "\",\"parentSpanId\":\"" + parent
                + "\",\"name\":\""
                + name + "\",\"kind\":1,\"startTimeUnixNano\":\"1772617320000000000\",\"endTimeUnixNano\":"
                + "1772617320250000000,\"attributes\":[" + String.join(",", attributes) + "],\"status\":{\"code\":"
                + status + "}}";
    }

    static String text(String key, String value) {
        return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
    }

    static String whole(String key, long value) {
        return "{\"key\":\"" + key + "\",\"value\":{\"intValue\":\"" + value + "\"}}";
    }

    /** A trace id from a small number. */
    static String trace(int number) {
        return String.format(Locale.ROOT, "%032x", 0x1000 + number);
    }
}
