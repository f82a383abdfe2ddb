package dev.casebook.alert;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a trace id looks like and under which names it stands. */
final class TraceIds {
    /** Thirty-two hexadecimal digits (W3C trace context), or a UUID. */
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private TraceIds() {}

    static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }

    /** Such as {@code trace_id}, {@code failedTraceID} or {@code trace.id}. */
    static boolean isNameOfOne(String name) {
        return name.toLowerCase(Locale.ROOT).contains("trace");
    }
}
