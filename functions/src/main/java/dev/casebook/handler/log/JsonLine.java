package dev.casebook.handler.log;

import dev.casebook.CasebookException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/**
 * A log event as one line of JSON: {@code timestamp}, {@code level}, {@code logger}, {@code message}, what the thread carries
 * ({@code requestId}, {@code trail}), and what the event carries beside its message.
 *
 * <p>Numbers that an event carries are metrics of the deployment as well, by CloudWatch's embedded metric format; a name that ends
 * in {@code Millis} or {@code Percent} has that unit, any other counts. A failure is its classes and places, without messages:
 * those of parsers and drivers quote what they read.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
final class JsonLine {
    private static final int MOST_PLACES = 12;
    private static final int MOST_CAUSES = 4;

    private final String deployment;
    private final InstantSource clock;

    JsonLine(String deployment, InstantSource clock) {
        this.deployment = deployment;
        this.clock = clock;
    }

    /** What was logged. */
    record Entry(
            Level level,
            String logger,
            String message,
            List<KeyValuePair> pairs,
            @Nullable Throwable failure) {
        Entry {
            pairs = List.copyOf(pairs);
        }
    }

    String of(Entry entry, @Nullable Map<String, String> carried) {
        Instant now = clock.instant();
        StringBuilder line = new StringBuilder(256).append('{');
        text(line, "timestamp", now.toString());
        text(
                line,
                "level",
                entry.logger().equals(JsonLogs.METRICS) ? "INFO" : entry.level().name());
        text(line, "logger", entry.logger());
        text(line, "message", entry.message());
        if (carried != null) {
            carried.forEach((name, value) -> text(line, name, value));
        }
        List<String> metrics = new ArrayList<>();
        for (KeyValuePair pair : entry.pairs()) {
            if (pair.value instanceof Number number && Double.isFinite(number.doubleValue())) {
                name(line, pair.key).append(number);
                metrics.add(pair.key);
            } else {
                text(line, pair.key, String.valueOf(pair.value));
            }
        }
        if (!metrics.isEmpty()) {
            metrics(line, metrics, now);
        }
        if (entry.failure() != null) {
            failure(line, entry.failure());
        }
        return line.append("}\n").toString();
    }

    private void metrics(StringBuilder line, List<String> names, Instant now) {
        text(line, "Deployment", deployment);
        name(line, "_aws").append("{\"Timestamp\":").append(now.toEpochMilli());
        line.append(
                ",\"CloudWatchMetrics\":[{\"Namespace\":\"Casebook\",\"Dimensions\":[[\"Deployment\"]],\"Metrics\":[");
        for (String name : names) {
            line.append(line.charAt(line.length() - 1) == '[' ? "{" : ",{");
            text(line, "Name", name);
            text(line, "Unit", unit(name));
            line.append('}');
        }
        line.append("]}]}");
    }

    private static String unit(String name) {
        if (name.endsWith("Millis")) {
            return "Milliseconds";
        }
        return name.endsWith("Percent") ? "Percent" : "Count";
    }

    private static void failure(StringBuilder line, Throwable failure) {
        StringBuilder places = new StringBuilder();
        Throwable each = failure;
        for (int cause = 0; each != null && cause < MOST_CAUSES; cause++) {
            places.append(cause == 0 ? "" : " caused by ")
                    .append(each.getClass().getName());
            if (each instanceof CasebookException) {
                places.append(": ").append(each.getMessage());
            }
            StackTraceElement[] stack = each.getStackTrace();
            for (int i = 0; i < Math.min(stack.length, MOST_PLACES); i++) {
                places.append(" at ").append(stack[i]);
            }
            each = each.getCause();
        }
        text(line, "failure", places.toString());
    }

    private static StringBuilder name(StringBuilder line, String name) {
        if (line.charAt(line.length() - 1) != '{') {
            line.append(',');
        }
        quoted(line, name);
        return line.append(':');
    }

    private static void text(StringBuilder line, String name, String value) {
        quoted(name(line, name), value);
    }

    /** Everything that a terminal or a line reader could take for a command is written as an escape. */
    private static void quoted(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)) {
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
