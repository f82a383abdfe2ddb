package dev.casebook.alert;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a trace id looks like and under which names it stands. */
final class TraceIds {
    /** Thirty-two hexadecimal digits (W3C trace context), or a UUID; the name of a source may stand before it. */
    private static final Pattern ID = Pattern.compile(
            "(?:[a-z][a-z0-9-]{0,39}:)?" + "(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    private TraceIds() {}

    static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }

    /** Such as {@code trace_id}, {@code failedTraceID} or {@code trace.id}. */
    static boolean isNameOfOne(String name) {
        return name.toLowerCase(Locale.ROOT).contains("trace");
    }
}
